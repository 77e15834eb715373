@NullMarked
package org.malipo.idempotency;

import org.jspecify.annotations.NullMarked;

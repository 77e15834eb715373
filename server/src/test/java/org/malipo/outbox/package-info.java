@NullMarked
package org.malipo.outbox;

import org.jspecify.annotations.NullMarked;

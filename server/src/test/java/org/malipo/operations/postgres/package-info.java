@NullMarked
package org.malipo.operations.postgres;

import org.jspecify.annotations.NullMarked;

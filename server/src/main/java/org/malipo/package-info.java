/** Malipo, the payment server. Each package below is a module; {@code ARCHITECTURE.md} has their map. */
@NullMarked
package org.malipo;

import org.jspecify.annotations.NullMarked;

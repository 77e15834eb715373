/** Payment requests of BOLT 11, which readers know as {@code lnbc…}: {@link Bolt11} reads them, {@link Bolt11Draft} signs them. */
@NullMarked
package org.malipo.ln.bolt11;

import org.jspecify.annotations.NullMarked;

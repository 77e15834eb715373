/** Offers of BOLT 12 ({@code lno…}) and the signed messages that follow them, as far as a payer reads them. */
@NullMarked
package org.malipo.ln.bolt12;

import org.jspecify.annotations.NullMarked;

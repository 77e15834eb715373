/** Prices. */
@NullMarked
package org.malipo.rates;

import org.jspecify.annotations.NullMarked;

/** The language in which stores write rules for their prices: reading, writing, resolving, computing. Knows no source. */
@NullMarked
package org.malipo.rates.script;

import org.jspecify.annotations.NullMarked;

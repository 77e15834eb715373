/** Those who quote prices, each a few lines: where to ask, and how to read the answer. */
@NullMarked
package org.malipo.rates.sources;

import org.jspecify.annotations.NullMarked;

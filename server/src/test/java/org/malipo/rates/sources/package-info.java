@NullMarked
package org.malipo.rates.sources;

import org.jspecify.annotations.NullMarked;

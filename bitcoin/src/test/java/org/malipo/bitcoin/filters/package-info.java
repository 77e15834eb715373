@NullMarked
package org.malipo.bitcoin.filters;

import org.jspecify.annotations.NullMarked;

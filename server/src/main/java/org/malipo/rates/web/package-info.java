/** Prices over HTTP. */
@NullMarked
package org.malipo.rates.web;

import org.jspecify.annotations.NullMarked;

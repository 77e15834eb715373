/**
 * The price of a bitcoin: asks public sources in the background, and answers from memory with the store's choice of source
 * and spread.
 */
@ApplicationModule(allowedDependencies = {"money", "problem", "access", "stores"})
@NullMarked
package org.malipo.rates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

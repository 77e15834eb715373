/** Stores and their settings: what every invoice, page and payment of a merchant starts from. */
@ApplicationModule(allowedDependencies = {"money", "problem", "access"})
@NullMarked
package org.malipo.stores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

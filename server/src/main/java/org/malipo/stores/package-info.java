/** Stores and their settings: what every invoice, page and payment of a merchant starts from. */
@ApplicationModule(allowedDependencies = {"money", "problem", "outbox", "secrets", "access", "branding"})
@NullMarked
package org.malipo.stores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

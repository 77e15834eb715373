/** Finds pages, stores and invoices that somebody looks for by name or number. */
@ApplicationModule(allowedDependencies = {"money", "problem", "access", "stores", "invoices", "web"})
@NullMarked
package org.malipo.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Refusals that a caller can act on, and the form that they and all other API values take over HTTP. */
@ApplicationModule(allowedDependencies = {"money"})
@NullMarked
package org.malipo.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The description of the API, at {@code /swagger/v1/swagger.json}: generated from the handler methods, with each one's
 * permission read from its declaration.
 */
@ApplicationModule(allowedDependencies = {"problem", "access"})
@NullMarked
package org.malipo.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

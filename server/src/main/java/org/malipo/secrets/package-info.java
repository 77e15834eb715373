/**
 * Secrets at rest: a key file outside the database, data keys that it wraps, values that the data keys seal. A sealed value
 * opens only in the place that it was sealed for.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.malipo.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

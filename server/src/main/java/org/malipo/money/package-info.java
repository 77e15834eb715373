/** Value types of money, rates and currencies. Depends on nothing, so that everything may depend on it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.malipo.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

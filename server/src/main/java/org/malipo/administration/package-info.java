/** What the server's administrator decides and looks at: policies, branding, a message to all, the logs. */
@ApplicationModule(allowedDependencies = {"problem", "access", "branding", "stores", "web"})
@NullMarked
package org.malipo.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

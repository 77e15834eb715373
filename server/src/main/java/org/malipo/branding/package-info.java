/** How this server presents itself: its name, its logo, its colours, what its administrator wants everybody to read. */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package org.malipo.branding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Uploaded files: logos, pictures, stylesheets and sounds. A file is what its first bytes say, pictures are decoded and
 * written anew, and what is stored lies under a name that this server made up.
 */
@ApplicationModule(allowedDependencies = {"problem", "access", "web"})
@NullMarked
package org.malipo.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

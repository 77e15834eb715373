/**
 * How pages look and speak: layouts, components, words in every language, static files. Holds nothing of any feature; a
 * template gets everything that surrounds it as {@link org.malipo.web.Page}, which every page of the server is given.
 */
@ApplicationModule(allowedDependencies = {"money", "problem", "access", "branding", "stores"})
@NullMarked
package org.malipo.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

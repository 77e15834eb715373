/**
 * A store's events over the API: what webhooks carry, to be read page by page or followed live, in the order of the log.
 */
@ApplicationModule(allowedDependencies = {"problem", "outbox", "access", "web"})
@NullMarked
package org.malipo.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

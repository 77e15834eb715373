/**
 * Who may do what: accounts, sign-in and sessions, API keys, permissions, roles and store membership. Every handler
 * method of the server declares with {@link org.malipo.access.Requires}, {@link org.malipo.access.SignedIn} or
 * {@link org.malipo.access.Public} who may call it; one interceptor here holds every call against that.
 */
@ApplicationModule(allowedDependencies = {"problem", "idempotency", "secrets", "outbox"})
@NullMarked
package org.malipo.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

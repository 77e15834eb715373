/**
 * The event log and what reads it: one table that is outbox and public log at once, positions stamped after commit, durable
 * consumers, live tails, and the leases that say who leads.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.malipo.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

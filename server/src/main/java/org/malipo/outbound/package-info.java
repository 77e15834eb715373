/**
 * Calls to addresses that a user typed: one guard for all of them, so that no URL of a stranger reaches the machines
 * behind the operator's firewall.
 */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package org.malipo.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

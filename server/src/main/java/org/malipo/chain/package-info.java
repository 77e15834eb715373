/**
 * The connection to the Bitcoin network: follows one node per network, and knows of each watched script which
 * transactions pay it or spend from it, confirmed or not. Sends transactions and estimates fees.
 */
@ApplicationModule(allowedDependencies = {"money", "problem", "outbox", "outbound"})
@NullMarked
package org.malipo.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

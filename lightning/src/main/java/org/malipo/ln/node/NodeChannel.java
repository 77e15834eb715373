package org.malipo.ln.node;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PublicKey;
import org.malipo.ln.Msat;

/**
 * A channel.
 *
 * @param announced whether others may route through it
 * @param active whether it can be used now
 * @param local what the node can send through it
 * @param fundingOutput the output that holds its money
 */
public record NodeChannel(
        PublicKey remote, boolean announced, boolean active, Msat capacity, Msat local, OutPoint fundingOutput) {}

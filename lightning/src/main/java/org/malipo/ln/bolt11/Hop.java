package org.malipo.ln.bolt11;

import fr.acinq.bitcoin.PublicKey;
import org.malipo.ln.Msat;
import org.malipo.ln.ShortChannelId;

/**
 * A private channel on the way to the payee.
 * @param node where the channel starts
 * @param feeProportionalMillionths of the amount, beside the base fee
 */
public record Hop(
        PublicKey node, ShortChannelId channel, Msat feeBase, long feeProportionalMillionths, int cltvExpiryDelta) {}

package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.ByteVector;

/**
 * Someone to pay.
 *
 * @param bearsFee whether (a share of) the fee is taken from this amount
 */
public record Payment(ByteVector script, long sats, boolean bearsFee) {}

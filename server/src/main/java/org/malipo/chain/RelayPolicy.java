package org.malipo.chain;

import org.malipo.bitcoin.SatPerVbyte;

/**
 * What the node asks of transactions that it passes on.
 *
 * @param lowest the rate below which it takes nothing at present
 * @param increment the rate by which a replacement must exceed what it replaces
 * @param fullRbf whether it replaces what does not signal that it may be replaced
 */
public record RelayPolicy(SatPerVbyte lowest, SatPerVbyte increment, boolean fullRbf) {
    /** What nodes usually ask, where one does not say. */
    public static final RelayPolicy USUAL = new RelayPolicy(SatPerVbyte.of(1), SatPerVbyte.of(1), false);
}

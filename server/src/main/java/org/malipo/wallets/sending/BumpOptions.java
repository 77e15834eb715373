package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Sats;
import org.malipo.problem.Problem;

/**
 * What can be done about an unconfirmed transaction.
 *
 * @param fee that it pays itself
 * @param rate what it pays with its relatives in the mempool
 */
public record BumpOptions(
        TxId txid, Sats fee, long vbytes, SatPerVbyte rate, Option replacement, Option child, Option cancellation) {
    /**
     * One way.
     *
     * @param lowest the rate that nodes ask for at least; null where it is not possible
     * @param why it is not possible; null where it is
     */
    public record Option(
            @Nullable SatPerVbyte lowest, @Nullable Problem why) {
        public boolean isPossible() {
            return why == null;
        }
    }
}

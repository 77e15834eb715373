package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import org.malipo.money.Sats;

/**
 * An output of a group that no transaction spends.
 *
 * @param confirmations 0 while unconfirmed
 * @param immature a coinbase output that can't be spent yet
 */
public record Coin(
        TxId txid,
        int vout,
        Sats amount,
        ByteVector script,
        int branch,
        int index,
        Instant seenAt,
        int confirmations,
        boolean immature) {
    /** {@return where it stands in lists} */
    public CoinKey key() {
        return new CoinKey(seenAt, txid, vout);
    }
}

package org.malipo.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import org.jspecify.annotations.Nullable;

/**
 * An output to a script of a group, spent or not.
 *
 * @param confirmations 0 while unconfirmed
 * @param live whether the transaction that made it counts
 * @param spentBy the transaction that spends it, if one that counts does
 */
public record OwnOutput(
        OutPoint outpoint,
        TxOut output,
        int branch,
        int index,
        int confirmations,
        boolean live,
        @Nullable TxId spentBy) {}

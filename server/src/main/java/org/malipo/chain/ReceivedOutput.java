package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Sats;

/** Money that came to a watched script, whatever became of it since: the facts of a {@code chain.transaction} event. */
public record ReceivedOutput(
        TxId txid,
        int vout,
        Sats amount,
        ByteVector script,
        int branch,
        int index,
        TransactionState state,
        boolean signalsRbf,
        @Nullable Integer blockHeight,
        @Nullable BlockHash blockHash,
        @Nullable TxId replacedBy,
        Instant seenAt) {}

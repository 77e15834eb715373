package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done about unconfirmed transactions.
 *
 * @param kind null for a replacement where that is possible and change pays for it, else a child: that whoever is paid gets
 *     less must be asked for
 * @param txids several for a child only
 */
public record BumpOrder(@Nullable BumpKind kind, List<TxId> txids, FeeWish fee) {
    /** The node is asked about each of them. */
    public static final int MOST_TOGETHER = 100;

    public BumpOrder {
        txids = txids.stream().distinct().toList();
    }
}

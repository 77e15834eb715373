package org.malipo.wallets.web;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.Coin;
import org.malipo.chain.CoinKey;
import org.malipo.chain.HistoryKey;
import org.malipo.problem.Cursor;
import org.malipo.problem.TimedPlace;
import org.malipo.wallets.WalletTransaction;

/** Where pages of a wallet's lists end. */
final class WalletCursors {
    private static final String TRANSACTIONS = "wallet-transactions";
    private static final String COINS = "wallet-utxos";
    private static final String TXID = "[0-9a-f]{64}";

    private WalletCursors() {}

    static Cursor of(WalletTransaction transaction) {
        var key = transaction.key();
        return Cursor.of(TRANSACTIONS, key.height(), key.position(), key.seenAt(), key.txid());
    }

    static Cursor of(Coin coin) {
        return Cursor.of(COINS, coin.seenAt(), coin.txid(), coin.vout());
    }

    static @Nullable HistoryKey transaction(@Nullable String after) {
        return after == null || after.isEmpty() ? null : Cursor.read(after, TRANSACTIONS, 4, WalletCursors::historyKey);
    }

    static @Nullable CoinKey coin(@Nullable String after) {
        return after == null || after.isEmpty() ? null : Cursor.read(after, COINS, 3, WalletCursors::coinKey);
    }

    private static HistoryKey historyKey(List<String> values) {
        return new HistoryKey(
                Integer.parseInt(values.get(0)),
                Integer.parseInt(values.get(1)),
                TimedPlace.time(values.get(2)),
                txid(values.get(3)));
    }

    private static CoinKey coinKey(List<String> values) {
        return new CoinKey(TimedPlace.time(values.get(0)), txid(values.get(1)), Integer.parseInt(values.get(2)));
    }

    private static TxId txid(String text) {
        if (!text.matches(TXID)) {
            throw new IllegalArgumentException(text);
        }
        return new TxId(text);
    }
}

package org.malipo.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.psbt.PsbtVerification;
import org.malipo.chain.RelatedTable.KnownCoin;
import org.springframework.stereotype.Component;

/**
 * Looks at a transaction before it is offered to peers, who say nothing of what they refuse and turn from those who offer them
 * what is wrong: with what is known here of the coins that it spends.
 */
@Component
class OfferCheck {
    private final RelatedTable related;
    private final WatchTable watch;

    OfferCheck(RelatedTable related, WatchTable watch) {
        this.related = related;
        this.watch = watch;
    }

    sealed interface Finding {
        /** All its coins are known, and it spends them as it must. */
        record Sound() implements Finding {}

        /** Some of its coins are not known; nothing is wrong with the others. */
        record Unproven() implements Finding {}

        /** @param reason in Bitcoin Core's words, where it has any for that */
        record Wrong(String reason) implements Finding {}
    }

    Finding check(Network network, Transaction tx) {
        if (!Follower.isPossible(tx) || tx.isCoinbase()) {
            return new Finding.Wrong("bad-txns");
        }
        var known =
                related.coins(network, tx.txIn.stream().map(in -> in.outPoint).toList());
        if (known.isEmpty() && !paysUs(network, tx)) {
            return new Finding.Wrong("it neither spends from a wallet of this server nor pays one");
        }
        if (known.values().stream().anyMatch(coin -> coin.isSpentInABlockBesides(tx.txid))) {
            return new Finding.Wrong("bad-txns-inputs-missingorspent");
        }
        return check(tx, outputs(known));
    }

    private static Finding check(Transaction tx, Map<OutPoint, TxOut> coins) {
        var knowsAll = coins.size() == tx.txIn.size();
        if (knowsAll && sum(coins.values()) < sum(tx.txOut)) {
            return new Finding.Wrong("bad-txns-in-belowout");
        }
        var isWrong = IntStream.range(0, tx.txIn.size())
                .filter(at -> isCheckable(coins.get(tx.txIn.get(at).outPoint), knowsAll))
                .anyMatch(at -> !PsbtVerification.isSpent(tx, at, coins));
        if (isWrong) {
            return new Finding.Wrong("mandatory-script-verify-flag-failed");
        }
        return knowsAll ? new Finding.Sound() : new Finding.Unproven();
    }

    /** What signs for a coin of taproot covers all coins (BIP 341). */
    private static boolean isCheckable(@Nullable TxOut coin, boolean knowsAll) {
        return coin != null && (knowsAll || !isTaproot(coin));
    }

    private static boolean isTaproot(TxOut coin) {
        var script = coin.publicKeyScript;
        return script.size() == 34 && script.get(0) == 0x51 && script.get(1) == 0x20;
    }

    private boolean paysUs(Network network, Transaction tx) {
        var scripts = tx.txOut.stream().map(output -> output.publicKeyScript).toList();
        return !watch.watchers(network, scripts).isEmpty();
    }

    private static Map<OutPoint, TxOut> outputs(Map<OutPoint, KnownCoin> known) {
        var outputs = new HashMap<OutPoint, TxOut>();
        known.forEach((outpoint, coin) -> outputs.put(outpoint, coin.output()));
        return outputs;
    }

    private static long sum(Collection<TxOut> outputs) {
        return outputs.stream().mapToLong(output -> output.amount.toLong()).reduce(0, Math::addExact);
    }
}

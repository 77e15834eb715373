package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.LexicographicalOrdering;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.SpendResult.Plan;

/** Writes down the transaction, with inputs and outputs in an order that tells nothing. */
final class Assembly {
    static final long VERSION = 2;
    /** The highest sequence that signals replaceability (BIP 125) and lets the lock time count. */
    static final long REPLACEABLE = 0xffff_fffdL;

    private Assembly() {}

    static Plan of(SpendOrder order, List<Coin> coins, Shares shares, RandomGenerator random) {
        var inputs = new ArrayList<>(coins);
        var outputs = new ArrayList<>(shares.outputs());
        var change = shares.hasChange() ? outputs.getLast() : null;
        switch (order.order()) {
            case RANDOM -> {
                shuffle(inputs, random);
                shuffle(outputs, random);
            }
            case SORTED -> {
                inputs.sort((a, b) -> LexicographicalOrdering.compare(a.outpoint(), b.outpoint()));
                outputs.sort(LexicographicalOrdering::compare);
            }
        }
        var transaction = new Transaction(
                VERSION,
                inputs.stream()
                        .map(coin -> new TxIn(coin.outpoint(), REPLACEABLE))
                        .toList(),
                outputs,
                order.lockTime());
        var at = change == null ? OptionalInt.empty() : OptionalInt.of(outputs.indexOf(change));
        return new Plan(transaction, List.copyOf(inputs), at, shares.fee(), shares.weight());
    }

    private static <T> void shuffle(List<T> list, RandomGenerator random) {
        for (var i = list.size() - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            var kept = list.get(i);
            list.set(i, list.get(other));
            list.set(other, kept);
        }
    }
}

package org.malipo.chain.fuzz;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.GroupBalance;
import org.malipo.money.Sats;

/**
 * Whose money is where, worked out from the node's blocks and mempool alone, from the first block each time. Knows nothing
 * of how the server does it, and does it as simply as can be.
 */
final class Ledger {
    private static final int MATURITY = 100;

    private final int tip;
    private final Map<TxId, Live> live = new LinkedHashMap<>();
    private final Map<OutPoint, Live> spenders = new HashMap<>();
    private final Map<OutPoint, Coin> coins = new LinkedHashMap<>();
    private final Map<Slot, List<Coin>> bySlot = new HashMap<>();

    /** Whose script it is. */
    record Owner(Slot slot, int branch, int index) {}

    /**
     * A transaction in a block or in the mempool.
     *
     * @param since when the node first had it, or the time of its block
     */
    record Live(Transaction tx, @Nullable Integer height, int position, Instant since) {
        boolean isConfirmed() {
            return height != null;
        }
    }

    /** An output to a script of ours, spent or not. */
    record Coin(OutPoint point, long sats, Owner owner, Live from) {}

    Ledger(FuzzNode.Content node, Map<ByteVector, Owner> owners) {
        tip = node.tipHeight();
        int height = node.base();
        for (var block : node.blocks()) {
            height++;
            for (int at = 0; at < block.tx.size(); at++) {
                var tx = block.tx.get(at);
                var mined = Instant.ofEpochSecond(block.header.time);
                live.put(tx.txid, new Live(tx, height, at, node.admitted().getOrDefault(tx.txid, mined)));
            }
        }
        for (var entry : node.pool()) {
            var since = node.admitted().getOrDefault(entry.txid(), Instant.ofEpochSecond(entry.time()));
            live.put(entry.txid(), new Live(entry.tx(), null, 0, since));
        }
        for (var one : live.values()) {
            one.tx().txIn.forEach(in -> spenders.put(in.outPoint, one));
            for (int vout = 0; vout < one.tx().txOut.size(); vout++) {
                var out = one.tx().txOut.get(vout);
                var owner = owners.get(out.publicKeyScript);
                if (owner != null) {
                    var coin = new Coin(new OutPoint(one.tx().hash, vout), out.amount.toLong(), owner, one);
                    coins.put(coin.point(), coin);
                    bySlot.computeIfAbsent(owner.slot(), _ -> new ArrayList<>()).add(coin);
                }
            }
        }
    }

    int tip() {
        return tip;
    }

    Optional<Live> live(TxId txid) {
        return Optional.ofNullable(live.get(txid));
    }

    /** {@return the live transaction that spends it} */
    Optional<Live> spender(OutPoint point) {
        return Optional.ofNullable(spenders.get(point));
    }

    /** {@return the coins that came to one script} */
    List<Coin> received(Slot slot, int branch, int index) {
        return coins(slot).stream()
                .filter(coin -> coin.owner().branch() == branch && coin.owner().index() == index)
                .toList();
    }

    /** {@return the highest index to receive at that has a coin or had one; -1 if there is none} */
    int highestPaid(Slot slot) {
        return coins(slot).stream()
                .filter(coin -> coin.owner().branch() == 0)
                .mapToInt(coin -> coin.owner().index())
                .max()
                .orElse(-1);
    }

    /** {@return what could be spent in the next block, or in the mempool} */
    List<Coin> spendable(Slot slot) {
        return coins(slot).stream()
                .filter(coin -> !spenders.containsKey(coin.point()) && !isImmature(coin))
                .toList();
    }

    /** {@return unconfirmed transactions that concern anybody of us} */
    Set<TxId> unconfirmed() {
        var found = new HashSet<TxId>();
        for (var one : live.values()) {
            if (!one.isConfirmed() && concernsUs(one.tx())) {
                found.add(one.tx().txid);
            }
        }
        return found;
    }

    private boolean concernsUs(Transaction tx) {
        for (int vout = 0; vout < tx.txOut.size(); vout++) {
            if (coins.containsKey(new OutPoint(tx.hash, vout))) {
                return true;
            }
        }
        return tx.txIn.stream().anyMatch(in -> coins.containsKey(in.outPoint));
    }

    Account account(Slot slot) {
        var owned = new HashSet<Account.Owned>();
        long confirmed = 0;
        long total = 0;
        long immature = 0;
        var changes = new LinkedHashMap<TxId, Long>();
        for (var coin : coins(slot)) {
            var spender = spenders.get(coin.point());
            changes.merge(coin.from().tx().txid, coin.sats(), Long::sum);
            if (coin.from().isConfirmed() && (spender == null || !spender.isConfirmed())) {
                confirmed += coin.sats();
            }
            if (spender == null) {
                total += coin.sats();
                immature += isImmature(coin) ? coin.sats() : 0;
                owned.add(new Account.Owned(
                        coin.point().txid + ":" + coin.point().index,
                        coin.sats(),
                        coin.owner().branch(),
                        coin.owner().index(),
                        confirmations(coin.from()),
                        isImmature(coin)));
            } else {
                changes.merge(spender.tx().txid, -coin.sats(), Long::sum);
            }
        }
        var balance = new GroupBalance(
                new Sats(confirmed), new Sats(total - confirmed), new Sats(total - immature), new Sats(immature));
        return new Account(
                balance,
                owned,
                movements(changes, ofBlocks(changes.keySet())),
                new HashSet<>(movements(changes, ofPool(changes.keySet()))));
    }

    private List<Live> ofBlocks(Collection<TxId> txids) {
        return txids.stream()
                .map(live::get)
                .filter(Live::isConfirmed)
                .sorted(Comparator.comparingInt(Ledger::heightOf)
                        .thenComparingInt(Live::position)
                        .reversed())
                .toList();
    }

    private List<Live> ofPool(Collection<TxId> txids) {
        return txids.stream().map(live::get).filter(one -> !one.isConfirmed()).toList();
    }

    private List<Account.Movement> movements(Map<TxId, Long> changes, List<Live> transactions) {
        return transactions.stream()
                .map(one -> new Account.Movement(
                        one.tx().txid.toString(), changes.getOrDefault(one.tx().txid, 0L), confirmations(one)))
                .toList();
    }

    private List<Coin> coins(Slot slot) {
        return bySlot.getOrDefault(slot, List.of());
    }

    int confirmations(Live one) {
        return one.isConfirmed() ? tip - heightOf(one) + 1 : 0;
    }

    private boolean isImmature(Coin coin) {
        return coin.from().tx().isCoinbase() && confirmations(coin.from()) < MATURITY;
    }

    private static int heightOf(Live one) {
        return one.height() == null ? Integer.MAX_VALUE : one.height();
    }
}

package org.malipo.chain.fuzz;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.stores.SpeedPolicy;

/**
 * One seed: whoever pays its wallet, spends from it, replaces, evicts and mines. What it does depends on its number and on
 * what became of its own transactions, never on other seeds.
 */
final class Player {
    private static final List<SpeedPolicy> POLICIES = List.of(SpeedPolicy.values());
    private static final long FEE = 2_000;

    final long seed;
    final Slot slot;
    private final Random random;
    private final FuzzNode node;
    private final TransactionMaker maker;
    private final Deque<OutPoint> funds;
    private final Map<TxId, Transaction> made = new HashMap<>();
    private final List<Transaction> order = new ArrayList<>();
    private final List<Transaction> forBlock = new ArrayList<>();
    private final Set<TxId> fresh = new LinkedHashSet<>();
    private final List<String> log = new ArrayList<>();
    final List<ExpectedInvoice> invoices = new ArrayList<>();

    Player(long seed, Slot slot, FuzzNode node, Transaction funding, List<OutPoint> funds) {
        this.seed = seed;
        this.slot = slot;
        this.node = node;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.random.nextLong();
        this.funds = new ArrayDeque<>(funds);
        this.maker = new TransactionMaker(slot, random, made);
        made.put(funding.txid, funding);
    }

    /** Takes orders: what a seed does later may pay them. */
    void sell(Stage stage) {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            var policy = POLICIES.get(random.nextInt(POLICIES.size()));
            var invoice = stage.sell(slot, policy);
            invoices.add(invoice);
            note("sells " + invoice.brief() + ", " + policy);
        }
    }

    /** {@return what the mempool took for the first time, and {@link #heard} has not been said of} */
    Set<TxId> fresh() {
        return fresh;
    }

    void heard() {
        fresh.clear();
    }

    List<Transaction> made() {
        return order;
    }

    Map<TxId, Transaction> known() {
        return made;
    }

    void note(String what) {
        log.add(what);
    }

    String story() {
        return String.join("\n    ", log);
    }

    /** Does one thing, or nothing. */
    void act(Ledger ledger) {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> pay(false);
            case 5 -> pay(true);
            case 6, 7, 8 -> spend(ledger);
            case 9, 10 -> replace(false);
            case 11 -> replace(true);
            case 12 -> evict();
            case 13 -> comeBack(ledger);
            default -> note("rests");
        }
    }

    /** Somebody pays the wallet; his own coin may be unconfirmed, which makes a parent that we never hear of. */
    private void pay(boolean onParent) {
        var coin = funds.poll();
        if (coin == null) {
            note("is out of coins");
            return;
        }
        if (onParent) {
            var parent = maker.toStranger(coin, FEE);
            send(parent, "moves a stranger's coin");
            coin = new OutPoint(parent.hash, 0);
        }
        var tx = maker.spend(List.of(coin), FEE, invoices);
        if (!onParent && random.nextInt(5) == 0) {
            queue(tx, "pays in the next block alone");
        } else {
            send(tx, onParent ? "pays from that" : "pays");
        }
    }

    private void spend(Ledger ledger) {
        var coins = ledger.spendable(slot);
        if (coins.isEmpty()) {
            note("has nothing to spend");
            return;
        }
        var chosen = new ArrayList<OutPoint>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            var coin = coins.get(random.nextInt(coins.size()));
            if (!chosen.contains(coin.point())) {
                made.putIfAbsent(coin.from().tx().txid, coin.from().tx()); // a coinbase
                chosen.add(coin.point());
            }
        }
        send(maker.spend(chosen, FEE, invoices), "spends");
    }

    /** Spends a coin of an unconfirmed transaction otherwise, for a higher fee or in a block. */
    private void replace(boolean inBlock) {
        var waiting = waiting();
        if (waiting.isEmpty()) {
            note("has nothing to replace");
            return;
        }
        var loser = waiting.get(random.nextInt(waiting.size()));
        var tx = maker.spend(List.of(loser.tx().txIn.getFirst().outPoint), feeToReplace(loser), invoices);
        if (inBlock) {
            queue(tx, "spends what " + brief(loser.tx()) + " spends, in the next block");
        } else {
            send(tx, "replaces " + brief(loser.tx()));
        }
    }

    private long feeToReplace(MempoolEntry loser) {
        long all = node.family(loser).stream().mapToLong(MempoolEntry::feeSats).sum();
        return Math.max(all + FEE, loser.feeSats() * 400 / loser.vsize() + 1);
    }

    private void evict() {
        var waiting = waiting();
        if (waiting.isEmpty()) {
            note("has nothing to evict");
            return;
        }
        var tx = waiting.get(random.nextInt(waiting.size())).tx();
        node.evict(tx.txid);
        note("has the node forget " + brief(tx));
    }

    /** Somebody sends a transaction again that is neither in a block nor in the mempool. */
    private void comeBack(Ledger ledger) {
        var gone = order.stream().filter(tx -> ledger.live(tx.txid).isEmpty()).toList();
        if (gone.isEmpty()) {
            note("has nothing to send again");
            return;
        }
        send(gone.get(random.nextInt(gone.size())), "sends again");
    }

    private void send(Transaction tx, String what) {
        keep(tx);
        boolean taken = node.admit(tx);
        if (taken && !node.isReturned(tx.txid)) {
            fresh.add(tx.txid);
        }
        note(what + ": " + shown(tx) + (taken ? "" : " (refused)"));
    }

    private void queue(Transaction tx, String what) {
        keep(tx);
        forBlock.add(tx);
        note(what + ": " + shown(tx));
    }

    private void keep(Transaction tx) {
        if (made.put(tx.txid, tx) == null) {
            order.add(tx);
        }
    }

    private List<MempoolEntry> waiting() {
        return order.stream()
                .flatMap(tx -> Optional.ofNullable(node.find(tx.txid)).stream())
                .toList();
    }

    /** {@return what this seed has in the next block: what it wants there in any case, and some of what waits} */
    List<Transaction> forBlock() {
        var chosen = new ArrayList<Transaction>();
        var ids = new HashSet<TxId>();
        var spent = new HashSet<OutPoint>();
        for (var tx : forBlock) {
            choose(tx, chosen, ids, spent);
        }
        forBlock.clear();
        for (var entry : waiting()) {
            if (random.nextInt(10) < 6) {
                choose(entry.tx(), chosen, ids, spent);
            }
        }
        if (!chosen.isEmpty()) {
            note("  mined: " + chosen.stream().map(Player::brief).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private void choose(Transaction tx, List<Transaction> chosen, Set<TxId> ids, Set<OutPoint> spent) {
        var points = tx.txIn.stream().map(in -> in.outPoint).toList();
        boolean fits = points.stream()
                .allMatch(point -> !spent.contains(point) && (ids.contains(point.txid) || node.isSpendable(point)));
        if (fits) {
            chosen.add(tx);
            ids.add(tx.txid);
            spent.addAll(points);
        }
    }

    static String brief(Transaction tx) {
        return tx.txid.toString().substring(0, 8);
    }

    private String shown(Transaction tx) {
        return brief(tx) + " from "
                + tx.txIn.stream()
                        .map(in -> in.outPoint.txid.toString().substring(0, 8) + ":" + in.outPoint.index)
                        .collect(Collectors.joining(", "))
                + " to "
                + tx.txOut.stream()
                        .map(out -> maker.name(out.publicKeyScript, invoices) + " " + out.amount.toLong())
                        .collect(Collectors.joining(", "));
    }
}

package org.malipo.chain.fuzz;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some seeds that share a node, a chain and a server. Seeds of the same 250 have the same schedule of blocks,
 * reorganisations and restarts whether all of them run or one alone.
 */
final class Batch implements AutoCloseable {
    static final int SIZE = 250;

    private static final int COINS = 8;
    private static final int RECEIVING = 12;
    private static final int CHANGE = 5;
    private static final int RIPE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stage stage;
    private final FuzzNode node;
    private final Random random;
    private final List<Player> players = new ArrayList<>();
    private final Books books;
    private final Comparison comparison;

    Batch(Stage stage, Path folder, long number, List<Long> seeds) throws IOException {
        this.stage = stage;
        this.random = new Random(number * 0x9E3779B97F4A7C15L);
        stage.forget();
        this.node = new FuzzNode(folder, stage.clock);
        this.books = new Books(node);
        this.comparison = new Comparison(stage, players, books);
        var funding = node.fund(SIZE * COINS);
        for (long seed : seeds) {
            int place = Math.toIntExact(Math.floorMod(seed, (long) SIZE));
            var coins = IntStream.range(place * COINS, (place + 1) * COINS)
                    .mapToObj(vout -> new OutPoint(funding.hash, vout))
                    .toList();
            add(new Player(seed, stage.slot(place), node, funding, coins));
        }
    }

    private void add(Player player) {
        players.add(player);
        for (int i = 0; i < RECEIVING; i++) {
            books.own(player.slot, 0, player.slot.first + i);
        }
        for (int i = 0; i < CHANGE; i++) {
            books.own(player.slot, 1, i);
        }
    }

    void run() {
        stage.tracker.start(node.settings());
        await("the tracker to be ready", () -> stage.status().isReady());
        players.parallelStream().forEach(player -> player.sell(stage));
        stage.vacuum();
        for (var step : Schedule.of(random)) {
            players.forEach(player -> player.note(step.toString()));
            act();
            await("payments to be heard of", this::isHeard);
            stage.vacuum();
            stage.settle();
            comparison.ofThoseInStep();
            take(step);
            comparison.ofAll();
        }
        var ledger = books.now();
        await(
                "no address that was paid to be given out again",
                () -> players.stream()
                        .allMatch(player -> stage.nextIndex(player.slot) > ledger.highestPaid(player.slot)));
    }

    private void act() {
        var ledger = books.now();
        players.forEach(player -> player.act(ledger));
    }

    private void take(Schedule.Step step) {
        boolean away = false;
        switch (step) {
            case Schedule.Step.Mine(int blocks) -> mine(blocks);
            case Schedule.Step.Reorganise(int depth, boolean atOnce) -> {
                int possible = Math.min(depth, node.depth());
                node.reorganise(possible, atOnce, () -> mine(possible + 1));
            }
            case Schedule.Step.GoBack() -> node.goBack(() -> mine(1));
            case Schedule.Step.Restart(boolean abruptly, Duration awayFor) -> {
                restart(abruptly, awayFor);
                away = true;
            }
            case Schedule.Step.Cut() -> {
                node.cut();
                act();
                comeBack();
                away = true;
            }
            case Schedule.Step.Pass(Duration time) -> pass(time);
            case Schedule.Step.Ripen() -> IntStream.range(0, RIPE).forEach(_ -> node.mine(FuzzNode.ANYONE, List.of()));
        }
        if (away || step instanceof Schedule.Step.Pass || step instanceof Schedule.Step.GoBack) {
            mine(1);
        }
        await("the node's chain and mempool to be known", this::isFollowed);
        stage.settle();
        comparison.wasAway(away);
    }

    private void restart(boolean abruptly, Duration awayFor) {
        if (abruptly) {
            mine(3);
        }
        stage.tracker.stop();
        act();
        mine(random.nextInt(2));
        act();
        stage.clock.tick(awayFor);
        stage.tracker.start(node.settings());
        if (!awayFor.isZero()) {
            awaitTime();
        }
        comeBack();
    }

    /** What waits in the mempool is seen before the next block comes and perhaps replaces it. */
    private void comeBack() {
        await("what happened meanwhile to be found", () -> stage.tracker.isTip(node.tip()) && isHeard());
        stage.settle();
        comparison.wasAway(true);
        comparison.ofThoseInStep();
    }

    private void pass(Duration time) {
        stage.clock.tick(time);
        awaitTime();
        stage.settle();
        comparison.ofThoseInStep();
    }

    /** Until everything up to the present is known, so that what is late can be called so. */
    private void awaitTime() {
        var now = stage.clock.instant();
        await("the tracker to know all up to the present", () -> {
            var through = stage.status().caughtUpThrough();
            return through != null && !through.isBefore(now);
        });
    }

    private void mine(int blocks) {
        for (int i = 0; i < blocks; i++) {
            int rewarded = random.nextInt(SIZE);
            var transactions = new ArrayList<Transaction>();
            players.forEach(player -> transactions.addAll(player.forBlock()));
            node.mine(reward(rewarded), transactions);
        }
    }

    /** One of the seeds, if it takes part. */
    private ByteVector reward(int place) {
        for (var player : players) {
            if (Math.floorMod(player.seed, (long) SIZE) == place) {
                player.note("  has the reward");
                return player.slot.script(0, player.slot.first + 3);
            }
        }
        return FuzzNode.ANYONE;
    }

    /** All that was sent for the first time is known to the server, and nothing counts there that it replaced. */
    private boolean isHeard() {
        var ledger = books.now();
        var pool = node.state().pool();
        var known = stage.transactions("unconfirmed");
        var relevant = ledger.unconfirmed();
        for (var player : players) {
            for (var txid : player.fresh()) {
                if (pool.contains(txid) && relevant.contains(txid) && !known.contains(txid.toString())) {
                    return false;
                }
            }
            for (var tx : player.made()) {
                if (!pool.contains(tx.txid) && known.contains(tx.txid.toString()) && isReplaced(tx, ledger)) {
                    return false;
                }
            }
        }
        players.forEach(Player::heard);
        return true;
    }

    private boolean isReplaced(Transaction tx, Ledger ledger) {
        return tx.txIn.stream()
                .flatMap(in -> ledger.spender(in.outPoint).stream())
                .anyMatch(winner -> !node.isReturned(winner.tx().txid));
    }

    /** The server is at the node's tip, holds the same of its mempool, and has nothing to offer it that it would take. */
    private boolean isFollowed() {
        return lag().isEmpty();
    }

    /** {@return in what the server is not where the node is, as far as anybody can see it; empty if in nothing} */
    private String lag() {
        if (!stage.tracker.isTip(node.tip())) {
            return "the tip is another than " + node.tip();
        }
        var wanted = new TreeSet<String>();
        books.now().unconfirmed().forEach(txid -> wanted.add(txid.toString()));
        var found = new TreeSet<>(stage.transactions("unconfirmed"));
        if (!found.equals(wanted)) {
            var more = new TreeSet<>(found);
            more.removeAll(wanted);
            wanted.removeAll(found);
            return "unknown of the mempool: " + wanted + "; known and not there: " + more;
        }
        var gone = stage.transactions("evicted");
        return players.stream()
                .flatMap(player -> player.made().stream())
                .filter(tx -> gone.contains(tx.txid.toString()) && node.wouldAdmit(tx))
                .map(tx -> "not offered again: " + tx.txid)
                .collect(Collectors.joining(", "));
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                comparison.waitedInVain(what + " (" + lag() + ")");
            }
            Stage.pause();
        }
    }

    @Override
    public void close() throws IOException {
        stage.tracker.stop();
        node.close();
    }
}

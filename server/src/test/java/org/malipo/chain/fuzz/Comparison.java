package org.malipo.chain.fuzz;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.malipo.invoices.InvoiceView;

/** Compares what the server holds with what the node's blocks and mempool say. A seed that differs tells its story. */
final class Comparison {
    private static final int MOST_TOLD = 3;

    private final Stage stage;
    private final List<Player> players;
    private final Books books;
    private boolean away;

    private record Difference(Player player, String what) {}

    Comparison(Stage stage, List<Player> players, Books books) {
        this.stage = stage;
        this.players = players;
        this.books = books;
    }

    /** What is found next happened while the server was away. */
    void wasAway(boolean was) {
        away = was;
    }

    void ofAll() {
        compare(players);
        away = false;
    }

    /**
     * Those of whom the server can know all by now: what the node forgot is noticed at the next block, and of what it took
     * again nobody is told before.
     */
    void ofThoseInStep() {
        var known = stage.transactions("unconfirmed");
        var ledger = books.now();
        compare(players.stream()
                .filter(player -> isInStep(player, ledger, known))
                .toList());
    }

    private static boolean isInStep(Player player, Ledger ledger, Set<String> known) {
        var theirs = ledger.account(player.slot).unconfirmed().stream()
                .map(Account.Movement::txid)
                .collect(Collectors.toSet());
        var heard = new HashSet<String>();
        player.made().stream()
                .map(tx -> tx.txid.toString())
                .filter(known::contains)
                .forEach(heard::add);
        return theirs.equals(heard);
    }

    private void compare(List<Player> some) {
        var ledger = books.now();
        var now = stage.clock.instant();
        var views = stage.invoices(some.stream()
                .flatMap(player -> player.invoices.stream().map(ExpectedInvoice::id))
                .toList());
        Queue<Difference> differences = new ConcurrentLinkedQueue<>();
        some.parallelStream().forEach(player -> {
            var expected = ledger.account(player.slot);
            var found = stage.account(player.slot);
            if (!found.equals(expected)) {
                differences.add(new Difference(player, "has " + found + "\n  and not " + expected));
            }
            for (var invoice : player.invoices) {
                var allowed = invoice.observe(
                        ledger, player.slot, now, away, player.known(), tx -> isOurs(tx, player.known()));
                var view = Objects.requireNonNull(views.get(invoice.id()));
                compare(player, invoice, allowed, view, differences);
            }
        });
        tell(differences);
    }

    private static void compare(
            Player player,
            ExpectedInvoice invoice,
            Set<ExpectedInvoice.State> allowed,
            InvoiceView view,
            Queue<Difference> differences) {
        var state = new ExpectedInvoice.State(view.status(), view.additionalStatus());
        if (!allowed.contains(state)) {
            differences.add(new Difference(
                    player, "has an invoice " + invoice.brief() + " that is " + state + " and not " + allowed));
            return;
        }
        if (!state.equals(invoice.state())) {
            player.note("  invoice " + invoice.brief() + " is " + state);
        }
        invoice.becomes(state);
        var payments = view.allPayments();
        payments.stream()
                .map(invoice::wrong)
                .filter(Objects::nonNull)
                .forEach(wrong -> differences.add(
                        new Difference(player, "has an invoice " + invoice.brief() + " whose payment " + wrong)));
        long live = payments.stream()
                .filter(payment -> invoice.isLive(payment.id()))
                .count();
        if (live != invoice.liveCoins()) {
            differences.add(new Difference(
                    player,
                    "has an invoice " + invoice.brief() + " with payments " + payments + " of " + invoice.liveCoins()));
        }
    }

    private boolean isOurs(Transaction tx, Map<TxId, Transaction> known) {
        return tx.txOut.stream().anyMatch(out -> books.isOurs(out.publicKeyScript))
                || tx.txIn.stream().anyMatch(in -> isOurs(in.outPoint, known));
    }

    private boolean isOurs(OutPoint point, Map<TxId, Transaction> known) {
        var tx = known.get(point.txid);
        return tx != null && books.isOurs(tx.txOut.get((int) point.index).publicKeyScript);
    }

    void waitedInVain(String what) {
        compare(players);
        throw new AssertionError(
                "Waited in vain for " + what + "; seeds " + players.getFirst().seed + " to " + players.getLast().seed);
    }

    private static void tell(Iterable<Difference> differences) {
        var told = new ArrayList<String>();
        var seeds = new HashSet<Long>();
        for (var difference : differences) {
            seeds.add(difference.player().seed);
            if (told.size() < MOST_TOLD) {
                told.add("Seed %d %s%n  after%n    %s%n  Run it alone: ./malipo bench fuzz-chain --from %d --seeds 1"
                        .formatted(
                                difference.player().seed,
                                difference.what(),
                                difference.player().story(),
                                difference.player().seed));
            }
        }
        if (!told.isEmpty()) {
            throw new AssertionError(seeds.size() + " seeds differ\n" + String.join("\n", told));
        }
    }
}

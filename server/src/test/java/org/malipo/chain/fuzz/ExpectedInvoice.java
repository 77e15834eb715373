package org.malipo.chain.fuzz;

import static org.malipo.invoices.AdditionalStatus.NONE;
import static org.malipo.invoices.AdditionalStatus.PAID_LATE;
import static org.malipo.invoices.AdditionalStatus.PAID_OVER;
import static org.malipo.invoices.AdditionalStatus.PAID_PARTIAL;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.PaymentStatus;
import org.malipo.invoices.PaymentView;

/**
 * How an invoice must stand, worked out from the coins at its address and from time. It asks for {@link #DUE}, of which
 * nothing may be missing, and charges no network fee.
 */
final class ExpectedInvoice {
    static final long DUE = 200_000;

    private static final Duration MISSING = Duration.ofDays(1);

    private final InvoiceId id;
    private final int index;
    private final int confirmations;
    private final Instant expiresAt;
    private final Instant monitoredUntil;
    private final Map<OutPoint, Coin> coins = new LinkedHashMap<>();
    private State state = new State(InvoiceStatus.NEW, NONE);

    record State(InvoiceStatus status, AdditionalStatus additional) {}

    /** A coin that was seen at the address, and what became of it. */
    private static final class Coin {
        final long sats;
        final Transaction tx;
        final Instant seenAt;
        final int required;
        int confirmations;
        boolean live = true;
        /** Another transaction spends what it spends. */
        boolean proven;

        Instant lostAt = Instant.MAX;

        Coin(long sats, Transaction tx, Instant seenAt, int required) {
            this.sats = sats;
            this.tx = tx;
            this.seenAt = seenAt;
            this.required = required;
        }

        boolean isSettled() {
            return live && confirmations >= required;
        }

        boolean isLostForGood(Instant now) {
            return !live && (proven || !now.isBefore(lostAt.plus(MISSING)));
        }
    }

    ExpectedInvoice(InvoiceId id, int index, int confirmations, Instant expiresAt, Instant monitoredUntil) {
        this.id = id;
        this.index = index;
        this.confirmations = confirmations;
        this.expiresAt = expiresAt;
        this.monitoredUntil = monitoredUntil;
    }

    InvoiceId id() {
        return id;
    }

    /** {@return how it ends; ids begin with the time} */
    String brief() {
        return id.value().substring(id.value().length() - 5);
    }

    int index() {
        return index;
    }

    State state() {
        return state;
    }

    /**
     * Looks at the chain.
     *
     * @param away whether the server was not there when things happened: the times of the network count then
     * @param ours whether the server follows a transaction
     * @return the states that it may be in now: two, where the order in which news came decides
     */
    Set<State> observe(
            Ledger ledger,
            Slot slot,
            Instant now,
            boolean away,
            Map<TxId, Transaction> known,
            Predicate<Transaction> ours) {
        var before = new LinkedHashSet<>(coins.keySet());
        for (var received : ledger.received(slot, 0, index)) {
            var tx = received.from().tx();
            var coin = coins.computeIfAbsent(
                    received.point(),
                    _ -> new Coin(received.sats(), tx, away ? received.from().since() : now, required(tx)));
            coin.live = true;
            coin.proven = false;
            coin.lostAt = Instant.MAX;
            coin.confirmations = ledger.confirmations(received.from());
        }
        for (var coin : coins.values()) {
            if (ledger.live(coin.tx.txid).isEmpty()) {
                coin.lostAt = coin.live ? now : coin.lostAt;
                coin.live = false;
                coin.proven |= isReplaced(coin.tx, ledger, known, ours);
            }
        }
        var atOnce = decide(state, now, true, _ -> true);
        var lossesFirst = decide(decide(state, now, false, before::contains), now, true, _ -> true);
        return lossesFirst.equals(atOnce) ? Set.of(atOnce) : Set.of(lossesFirst, atOnce);
    }

    /** One of the states that were possible was the one. */
    void becomes(State found) {
        state = found;
    }

    private int required(Transaction tx) {
        boolean signals = tx.txIn.stream().anyMatch(in -> in.sequence <= 0xffff_fffdL);
        return confirmations == 0 && signals ? 1 : confirmations;
    }

    /** Whether a live transaction spends what it spends, or what one of ours spends that it spends from. */
    private static boolean isReplaced(
            Transaction tx, Ledger ledger, Map<TxId, Transaction> known, Predicate<Transaction> ours) {
        for (var in : tx.txIn) {
            if (ledger.spender(in.outPoint).isPresent()) {
                return true;
            }
            var parent = known.get(in.outPoint.txid);
            if (parent != null
                    && ours.test(parent)
                    && ledger.live(parent.txid).isEmpty()
                    && isReplaced(parent, ledger, known, ours)) {
                return true;
            }
        }
        return false;
    }

    private State decide(State from, Instant now, boolean withTime, Predicate<OutPoint> heard) {
        State before;
        State after = from;
        do {
            before = after;
            after = step(before, now, withTime, heard);
        } while (!after.equals(before));
        return after;
    }

    private State step(State at, Instant now, boolean withTime, Predicate<OutPoint> heard) {
        long inTime = sum(at, now, heard, coin -> !coin.seenAt.isAfter(expiresAt));
        long all = sum(at, now, heard, _ -> true);
        long settled = sum(at, now, heard, Coin::isSettled);
        boolean expired = withTime && !now.isBefore(expiresAt);
        return switch (at.status()) {
            case NEW -> {
                if (inTime >= DUE) {
                    yield new State(InvoiceStatus.PROCESSING, inTime > DUE ? PAID_OVER : NONE);
                }
                if (inTime > 0 && at.additional() != PAID_PARTIAL) {
                    yield new State(InvoiceStatus.NEW, PAID_PARTIAL);
                }
                yield expired ? new State(InvoiceStatus.EXPIRED, at.additional()) : at;
            }
            case EXPIRED -> {
                if (inTime >= DUE) {
                    yield new State(InvoiceStatus.PROCESSING, inTime > DUE ? PAID_OVER : NONE);
                }
                if (all >= DUE) {
                    yield new State(InvoiceStatus.EXPIRED, PAID_LATE);
                }
                yield all > 0 ? new State(InvoiceStatus.EXPIRED, PAID_PARTIAL) : at;
            }
            case PROCESSING -> {
                if (all < DUE) {
                    yield new State(InvoiceStatus.NEW, all > 0 ? PAID_PARTIAL : NONE);
                }
                var over = all > DUE ? PAID_OVER : NONE;
                if (settled >= DUE) {
                    yield new State(InvoiceStatus.SETTLED, over);
                }
                boolean overdue = withTime && !now.isBefore(monitoredUntil);
                yield new State(overdue ? InvoiceStatus.INVALID : InvoiceStatus.PROCESSING, over);
            }
            case SETTLED -> withTime && all < DUE ? new State(InvoiceStatus.INVALID, at.additional()) : at;
            case INVALID -> at;
        };
    }

    /** Of the coins that count: a settled invoice waits for those that may come back. */
    private long sum(State at, Instant now, Predicate<OutPoint> heard, Predicate<Coin> which) {
        boolean forgiving = at.status() == InvoiceStatus.SETTLED;
        return coins.entrySet().stream()
                .filter(entry -> heard.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(which)
                .filter(coin -> coin.live || (forgiving && !coin.isLostForGood(now)))
                .mapToLong(coin -> coin.sats)
                .sum();
    }

    /** {@return what is wrong about a payment as the server shows it, or null} */
    @Nullable
    String wrong(PaymentView shown) {
        var coin = find(shown.id());
        if (coin == null) {
            return shown.status() == PaymentStatus.INVALID || state.status() == InvoiceStatus.SETTLED
                    ? null
                    : shown.id() + " was never there";
        }
        if (coin.live) {
            var wanted = coin.isSettled() ? PaymentStatus.SETTLED : PaymentStatus.PROCESSING;
            return shown.status() == wanted ? null : shown.id() + " is " + shown.status() + ", not " + wanted;
        }
        boolean late = state.status() == InvoiceStatus.SETTLED || state.status() == InvoiceStatus.INVALID;
        return shown.status() == PaymentStatus.INVALID || (late && shown.status() == PaymentStatus.PROCESSING)
                ? null
                : shown.id() + " is gone, but " + shown.status();
    }

    private @Nullable Coin find(String id) {
        return coins.entrySet().stream()
                .filter(entry -> (entry.getKey().txid + "-" + entry.getKey().index).equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** {@return whether the payment of that name is in a block or in the mempool} */
    boolean isLive(String id) {
        var coin = find(id);
        return coin != null && coin.live;
    }

    /** {@return how many coins the server must show} */
    long liveCoins() {
        return coins.values().stream().filter(coin -> coin.live).count();
    }
}

package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Lease;

/**
 * What a source works with while this process leads a network, from one connection to the next. All but {@link #submit}
 * and {@link #report} is called by the thread that follows.
 */
final class Tracking {
    private static final Duration SUBMIT_PATIENCE = Duration.ofSeconds(5);

    private final Lease lease;
    private final Network network;
    private final ChainParts parts;
    private final RecentTransactions strangers;
    private @Nullable Follower follower;
    private volatile @Nullable Connection connection;

    /** Has something done by the thread that follows. */
    interface Errands {
        /** {@return whether there was room for it in time} */
        boolean offer(Runnable work, Duration patience) throws InterruptedException;
    }

    private record Connection(Follower follower, Errands errands) {}

    /** @param strangers remembered from one leader's time to the next */
    Tracking(Lease lease, Network network, ChainParts parts, RecentTransactions strangers) {
        this.lease = lease;
        this.network = network;
        this.parts = parts;
        this.strangers = strangers;
    }

    ChainParts parts() {
        return parts;
    }

    RecentTransactions strangers() {
        return strangers;
    }

    /** {@return the index as the last connection or leader left it; empty if nobody has begun it} */
    Optional<Follower> resume() {
        if (follower != null) {
            follower.reload();
        } else if (parts.blocks().tip(network).isPresent()) {
            follower = Follower.resume(lease, network, parts);
        }
        return Optional.ofNullable(follower);
    }

    /**
     * Begins the index.
     *
     * @param below the highest block that is not looked at, and some below it as a locator needs them
     */
    Follower begin(Map<Integer, BlockHash> below) {
        parts.index().begin(lease, network, below);
        return resume().orElseThrow();
    }

    /** A connection is made; from now on transactions can be submitted. */
    void connected(Follower connected, Errands errands) {
        connection = new Connection(connected, errands);
    }

    /** {@return whether there was a connection that has ended now} */
    boolean disconnected() {
        var was = connection != null;
        connection = null;
        parts.metrics().of(network).clear();
        return was;
    }

    void report(StatusTable.Report report) {
        parts.reports().write(lease, network, report);
    }

    /** Keeps what came of a transaction that was sent from here. */
    void record(BroadcastResult result) {
        parts.broadcasts().record(lease, network, result, parts.clock().instant());
    }

    /**
     * Makes a transaction known that the network has just taken from us.
     *
     * @return whether it is known now; not so if there is no connection, or the thread that follows is busy
     */
    boolean submit(Transaction tx) throws InterruptedException {
        var target = connection;
        if (target == null) {
            return false;
        }
        var done = new CountDownLatch(1);
        Runnable arrival = () -> {
            target.follower().arrive(tx, target.follower().now());
            done.countDown();
        };
        return target.errands().offer(arrival, SUBMIT_PATIENCE)
                && done.await(SUBMIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}

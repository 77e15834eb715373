package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.outbox.Leader;
import org.malipo.outbox.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps following one network while this process leads it, however often the node goes away and comes back. The same
 * trouble is logged once, not at each attempt.
 */
final class Tracker implements Leader {
    private static final Logger log = LoggerFactory.getLogger(Tracker.class);
    private static final Duration WRONG_NETWORK_PAUSE = Duration.ofMinutes(1);
    private static final String USER_AGENT = "/malipo/";
    private static final Duration SUBMIT_PATIENCE = Duration.ofSeconds(5);

    private final Node node;
    private final ChainParts parts;
    private final RecentTransactions strangers = new RecentTransactions();
    private volatile @Nullable Running running;
    private @Nullable String trouble;

    private record Running(Follower follower, Mailbox mailbox) {}

    Tracker(Node node, ChainParts parts) {
        this.node = node;
        this.parts = parts;
    }

    @Override
    public void run(Lease lease) throws InterruptedException {
        Follower follower = null;
        var backoff = new Backoff(node.settings().isLocal());
        while (true) {
            Duration pause;
            try {
                follower = follow(lease, follower, backoff);
                pause = backoff.next();
            } catch (WrongNetwork e) {
                pause = WRONG_NETWORK_PAUSE;
                trouble(lease, StatusTable.Report.wrongNetwork(reason(e)));
            } catch (RpcUnavailable | RpcError e) {
                pause = backoff.next();
                trouble(lease, StatusTable.Report.away(reason(e)));
            } catch (DataAccessException | TransactionException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                pause = backoff.next();
                log.warn(
                        "Following {} stopped, the database fails: {}",
                        node.network().id(),
                        reason(e));
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    /** One connection. {@return the follower, for the next one} */
    private Follower follow(Lease lease, @Nullable Follower known, Backoff backoff) throws InterruptedException {
        var info = node.requireNetwork();
        node.capabilities().probe();
        var follower = known == null ? Follower.resume(lease, node, parts) : known;
        follower.reload();
        var mailbox = new Mailbox();
        try (var peer = Peer.connect(
                node.settings().peer(node.network(), USER_AGENT), follower.tip().height(), mailbox)) {
            log.info("Connected to {} for {}", peer, node.network().id());
            backoff.reset();
            trouble = null;
            running = new Running(follower, mailbox);
            new Session(node, follower, peer, mailbox, strangers, info).run();
        } catch (IOException e) {
            trouble(lease, StatusTable.Report.away("The node does not talk to us: " + reason(e)));
        } finally {
            running = null;
            mailbox.close();
            parts.metrics().of(node.network()).clear();
        }
        return follower;
    }

    /**
     * Makes a transaction known that the node has just taken from us.
     *
     * @return whether it is known now; not so if another process leads, or this one is busy
     */
    boolean submit(Transaction tx) throws InterruptedException {
        var target = running;
        if (target == null) {
            return false;
        }
        var done = new CountDownLatch(1);
        Runnable arrival = () -> {
            target.follower().arrive(tx, target.follower().now());
            done.countDown();
        };
        return target.mailbox().offer(arrival, SUBMIT_PATIENCE)
                && done.await(SUBMIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void trouble(Lease lease, StatusTable.Report report) {
        var problem = Objects.requireNonNull(report.problem());
        if (!problem.equals(trouble)) {
            trouble = problem;
            log.warn("{} is not followed: {}", node.network().id(), problem);
        }
        parts.reports().write(lease, node.network(), report);
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}

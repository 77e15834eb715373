package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.outbox.Leader;
import org.malipo.outbox.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps following one network while this process leads it, however often its source goes away and comes back. The same
 * trouble is logged once, not at each attempt.
 */
final class Tracker implements Leader {
    private static final Logger log = LoggerFactory.getLogger(Tracker.class);
    private static final Duration WRONG_NETWORK_PAUSE = Duration.ofMinutes(1);

    private final ChainSource source;
    private final ChainParts parts;
    private final RecentTransactions strangers = new RecentTransactions();
    private volatile @Nullable Tracking tracking;
    private @Nullable String trouble;

    Tracker(ChainSource source, ChainParts parts) {
        this.source = source;
        this.parts = parts;
    }

    @Override
    public void run(Lease lease) throws InterruptedException {
        var leading = new Tracking(lease, source.network(), parts, strangers);
        tracking = leading;
        var backoff = new Backoff(source.isLocal());
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(follow(leading, backoff).toNanos());
            }
        } finally {
            tracking = null;
        }
    }

    /** One connection. {@return how long to wait for the next} */
    private Duration follow(Tracking leading, Backoff backoff) throws InterruptedException {
        try {
            followOnce(leading, backoff);
            return backoff.next();
        } catch (WrongNetwork e) {
            trouble(leading, StatusTable.Report.wrongNetwork(reason(e)));
            return WRONG_NETWORK_PAUSE;
        } catch (SourceAway e) {
            trouble(leading, StatusTable.Report.away(reason(e)));
            return backoff.next();
        } catch (DataAccessException | TransactionException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            log.warn(
                    "Following {} stopped, the database fails: {}",
                    source.network().id(),
                    reason(e));
            return backoff.next();
        }
    }

    private void followOnce(Tracking leading, Backoff backoff) throws SourceAway, InterruptedException {
        try {
            source.follow(leading);
        } finally {
            if (leading.disconnected()) {
                backoff.reset();
                trouble = null;
            }
        }
    }

    /**
     * Makes a transaction known that the network has just taken from us.
     *
     * @return whether it is known now; not so if another process leads, or this one is busy
     */
    boolean submit(Transaction tx) throws InterruptedException {
        var leading = tracking;
        return leading != null && leading.submit(tx);
    }

    private void trouble(Tracking leading, StatusTable.Report report) {
        var problem = Objects.requireNonNull(report.problem());
        if (!problem.equals(trouble)) {
            trouble = problem;
            log.warn("{} is not followed: {}", source.network().id(), problem);
        }
        leading.report(report);
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}

package org.malipo.outbox;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's workers for {@link ClaimedWork}. They are woken when rows are added, and look by themselves as well.
 *
 * @param <T> a claimed row
 */
public final class ClaimWorkers<T> {
    private static final Logger log = LoggerFactory.getLogger(ClaimWorkers.class);
    private static final long LAST_ATTEMPTS_SECONDS = 10;

    private final String process = UUID.randomUUID().toString();
    private final Map<String, T> running = new ConcurrentHashMap<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private final ClaimedWork<T> table;
    private final ClaimedWork.Pace pace;
    private volatile boolean active;
    private long caredAt;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ClaimWorkers(ClaimedWork<T> table, ClaimedWork.Pace pace) {
        this.table = table;
        this.pace = pace;
        this.caredAt = System.nanoTime() - pace.care().toNanos();
    }

    /** Says that there may be something to do. */
    public void wake() {
        wakeUps.release();
    }

    public void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        active = true;
        threads.execute(this::run);
    }

    /** Lets work end for a moment; what is cut off is done again, since its claim lapses. */
    public void stop() {
        active = false;
        wake();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_ATTEMPTS_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return active;
    }

    private void run() {
        while (active) {
            try {
                if (wakeUps.tryAcquire(pace.look().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
                careForClaims();
                startWhatIsDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database is away. The rows wait; the next round is soon.
                log.warn("{} wait: {}", pace.what(), e.getMessage());
            }
        }
    }

    private void careForClaims() {
        if (System.nanoTime() - caredAt < pace.care().toNanos()) {
            return;
        }
        caredAt = System.nanoTime();
        if (!running.isEmpty()) {
            table.renewClaims(process, running.keySet());
        }
        int reopened = table.reopenLapsed();
        if (reopened > 0) {
            log.info("{} {} were claimed by a process that is gone; they are done again", reopened, pace.what());
        }
    }

    private void startWhatIsDue() {
        while (active && running.size() < pace.atOnce()) {
            var claimed = table.claim(process, pace.perOwner(), busyOwners());
            if (claimed.isEmpty()) {
                return;
            }
            for (var row : claimed) {
                running.put(table.idOf(row), row);
                threads.execute(() -> work(row));
            }
        }
    }

    private Collection<String> busyOwners() {
        return running.values().stream()
                .collect(Collectors.groupingBy(table::ownerOf, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(owner -> owner.getValue() >= pace.perOwner())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void work(T row) {
        try {
            table.work(row, process);
        } catch (RuntimeException e) {
            // Not on record, so the claim lapses and it is done again.
            log.warn("{}: {} has no result: {}", pace.what(), table.idOf(row), e.toString());
        } finally {
            running.remove(table.idOf(row));
            wake();
        }
    }
}

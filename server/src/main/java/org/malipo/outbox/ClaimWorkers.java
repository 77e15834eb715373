package org.malipo.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * This process's workers for the rows of a {@link ClaimTable}. They are woken when rows are added, and look by themselves as
 * well. A row is claimed when there is a place for it, its claim is renewed until it is done, and it is not begun once the
 * claim has lapsed.
 *
 * @param <T> a claimed row
 */
public final class ClaimWorkers<T extends ClaimTable.Row> implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ClaimWorkers.class);
    private static final Duration CLAIM = Duration.ofSeconds(15);
    private static final long LAST_WORK_SECONDS = 10;
    /** Rows claimed by one statement, so that it stays short. */
    private static final int BATCH = 128;

    private final String process = UUID.randomUUID().toString();
    private final AtomicLong claims = new AtomicLong();
    private final Set<Claim<T>> held = ConcurrentHashMap.newKeySet();
    private final Semaphore wakeUps = new Semaphore(0);
    private final ClaimTable<T> table;
    private final Consumer<Claim<T>> work;
    private final Pace pace;
    private final Clock clock;
    private volatile boolean active;
    private CountDownLatch ended = new CountDownLatch(1);
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Thread looking = Thread.ofVirtual().unstarted(this::look);

    /**
     * @param what the rows, for the log, for example "Letters"
     * @param places how many are worked on at once
     * @param work works on one and records its end; if it throws, the claim lapses and it is done again
     */
    public ClaimWorkers(String what, int places, ClaimTable<T> table, Consumer<Claim<T>> work, Clock clock) {
        this(new Pace(what, places, Duration.ofSeconds(1), Duration.ofSeconds(4)), table, work, clock);
    }

    ClaimWorkers(Pace pace, ClaimTable<T> table, Consumer<Claim<T>> work, Clock clock) {
        this.pace = pace;
        this.table = table;
        this.work = work;
        this.clock = clock;
    }

    /**
     * How much is done how often.
     *
     * @param look how often the table is looked at without being woken
     * @param care how often claims are renewed and lapsed ones opened; well within the life of a claim
     */
    record Pace(String what, int places, Duration look, Duration care) {}

    /** Says that there may be something to do. */
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        active = true;
        ended = new CountDownLatch(1);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        wake();
        looking = Thread.ofVirtual().start(this::look);
        var end = ended;
        Thread.ofVirtual().start(() -> care(end));
    }

    /** Lets work end for a moment; what is cut off is done again, since its claim lapses. */
    @Override
    public void stop() {
        active = false;
        wake();
        try {
            looking.join(Duration.ofSeconds(LAST_WORK_SECONDS));
            threads.shutdown();
            if (!threads.awaitTermination(LAST_WORK_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return active;
    }

    private void look() {
        while (active) {
            try {
                if (wakeUps.tryAcquire(pace.look().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
                takeWhatIsDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                waits(e);
            }
        }
    }

    private void takeWhatIsDue() {
        boolean more = true;
        while (active && more) {
            int places = Math.min(BATCH, pace.places() - held.size());
            more = places > 0 && take(places) == places;
        }
    }

    /** {@return how many rows were due, at most so many} */
    private int take(int places) {
        var now = clock.instant();
        var underWay = held.stream().map(Claim::row).toList();
        var room = new Room<>(process + "/" + claims.incrementAndGet(), now, now.plus(CLAIM), places, underWay);
        var rows = table.claim(room);
        for (var row : rows) {
            var claim = new Claim<>(row, room.claim());
            held.add(claim);
            threads.execute(() -> workOn(claim));
        }
        return rows.size();
    }

    private void workOn(Claim<T> claim) {
        try {
            if (table.stands(claim, clock.instant())) {
                work.accept(claim);
            } else {
                log.info(
                        "{}: the claim of {} has lapsed before it was begun",
                        pace.what(),
                        claim.row().id());
            }
        } catch (RuntimeException e) {
            log.warn("{}: {} has no result: {}", pace.what(), claim.row().id(), e.toString());
        } finally {
            held.remove(claim);
            wake();
        }
    }

    /** In a thread of its own: what is held is kept, however much there is to take. */
    private void care(CountDownLatch end) {
        try {
            do {
                careForClaims();
            } while (!end.await(pace.care().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void careForClaims() {
        try {
            var now = clock.instant();
            if (!held.isEmpty()) {
                table.renew(held, now.plus(CLAIM));
            }
            int reopened = table.reopenLapsed(now);
            if (reopened > 0) {
                log.info("{} {} were claimed by a process that is gone; they are done again", reopened, pace.what());
                wake();
            }
        } catch (RuntimeException e) {
            waits(e);
        }
    }

    /** The database is away. The rows wait; the next round is soon. */
    private void waits(RuntimeException e) {
        log.warn("{} wait: {}", pace.what(), e.getMessage());
    }
}

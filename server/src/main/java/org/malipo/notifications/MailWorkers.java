package org.malipo.notifications;

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
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the queued letters, several at once, but only a few of one owner. Every process has workers; the table sees to it
 * that a letter has one of them. They are woken when letters are queued, and look by themselves every two seconds.
 */
@Component
class MailWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MailWorkers.class);
    private static final int AT_ONCE = 200;
    private static final int PER_OWNER = 4;
    private static final long LOOK_SECONDS = 2;
    private static final long CARE_FOR_CLAIMS_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final long LAST_ATTEMPTS_SECONDS = 10;

    private final String process = UUID.randomUUID().toString();
    private final Map<String, QueuedMail> running = new ConcurrentHashMap<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private final MailQueue queue;
    private final MailAttempt attempt;
    private volatile boolean active;
    private long claimsCaredFor = System.nanoTime() - CARE_FOR_CLAIMS_NANOS;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MailWorkers(MailQueue queue, MailAttempt attempt) {
        this.queue = queue;
        this.attempt = attempt;
    }

    /** Says that there may be something to send. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        active = true;
        threads.execute(this::work);
    }

    /** Lets attempts end for a moment; what is cut off is sent again, since its claim lapses. */
    @Override
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

    @Override
    public boolean isRunning() {
        return active;
    }

    private void work() {
        while (active) {
            try {
                if (wakeUps.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    wakeUps.drainPermits();
                }
                careForClaims();
                startWhatIsDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database is away. The rows wait; the next round is soon.
                log.warn("Letters wait: {}", e.getMessage());
            }
        }
    }

    private void careForClaims() {
        if (System.nanoTime() - claimsCaredFor < CARE_FOR_CLAIMS_NANOS) {
            return;
        }
        claimsCaredFor = System.nanoTime();
        if (!running.isEmpty()) {
            queue.renewClaims(process, running.keySet());
        }
        int reopened = queue.reopenLapsed();
        if (reopened > 0) {
            log.info("{} letters were claimed by a process that is gone; they are sent again", reopened);
        }
    }

    private void startWhatIsDue() {
        while (active && running.size() < AT_ONCE) {
            var claimed = queue.claim(process, PER_OWNER, busyOwners());
            if (claimed.isEmpty()) {
                return;
            }
            for (var mail : claimed) {
                running.put(mail.id(), mail);
                threads.execute(() -> send(mail));
            }
        }
    }

    private Collection<String> busyOwners() {
        return running.values().stream()
                .collect(Collectors.groupingBy(QueuedMail::owner, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(owner -> owner.getValue() >= PER_OWNER)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void send(QueuedMail mail) {
        try {
            attempt.make(mail, process);
        } catch (RuntimeException e) {
            // Not on record, so the claim lapses and the letter is sent again.
            log.warn("Letter {} has no result: {}", mail.id(), e.toString());
        } finally {
            running.remove(mail.id());
            wake();
        }
    }
}

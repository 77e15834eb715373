package org.malipo.notifications;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.ClaimedWork;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends the queued letters, several at once, but only a few of one owner. */
@Component
class MailWorkers implements SmartLifecycle, ClaimedWork<QueuedMail> {
    private static final Pace PACE = new Pace("Letters", 200, 4, Duration.ofSeconds(2), Duration.ofSeconds(8));

    private final MailQueue queue;
    private final MailAttempt attempt;
    private final ClaimWorkers<QueuedMail> workers = new ClaimWorkers<>(this, PACE);

    MailWorkers(MailQueue queue, MailAttempt attempt) {
        this.queue = queue;
        this.attempt = attempt;
    }

    /** Says that there may be something to send. */
    void wake() {
        workers.wake();
    }

    @Override
    public void start() {
        workers.start();
    }

    @Override
    public void stop() {
        workers.stop();
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }

    @Override
    public List<QueuedMail> claim(String process, int perOwner, Collection<String> busyOwners) {
        return queue.claim(process, perOwner, busyOwners);
    }

    @Override
    public void renewClaims(String process, Collection<String> ids) {
        queue.renewClaims(process, ids);
    }

    @Override
    public int reopenLapsed() {
        return queue.reopenLapsed();
    }

    @Override
    public String idOf(QueuedMail mail) {
        return mail.id();
    }

    @Override
    public String ownerOf(QueuedMail mail) {
        return mail.owner();
    }

    @Override
    public void work(QueuedMail mail, String process) {
        attempt.make(mail, process);
    }
}

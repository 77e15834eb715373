package org.malipo.notifications;

import java.time.Clock;
import org.malipo.outbox.ClaimWorkers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends the queued letters. */
@Configuration(proxyBeanMethods = false)
class MailWorkers {
    private static final int AT_ONCE = 200;

    @Bean
    ClaimWorkers<QueuedMail> letterWorkers(MailQueue queue, MailAttempt attempt, Clock clock) {
        return new ClaimWorkers<>("Letters", AT_ONCE, queue, attempt::make, clock);
    }
}

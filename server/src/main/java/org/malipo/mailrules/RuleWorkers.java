package org.malipo.mailrules;

import java.time.Clock;
import org.malipo.outbox.ClaimWorkers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the rules of stores write about what happened, several stores at once, each by itself: a slow one holds up no other. */
@Configuration(proxyBeanMethods = false)
class RuleWorkers {
    private static final int STORES = 4;

    @Bean
    ClaimWorkers<StoreBatch> ruleWorkers(PendingEvents events, RuleRound round, Clock clock) {
        return new ClaimWorkers<>("E-mail rules of stores", STORES, events, round::work, clock);
    }
}

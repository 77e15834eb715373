package org.malipo.wallets.sending;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every six hours, sends that were refused two weeks ago are forgotten, a batch at a time. */
@Configuration(proxyBeanMethods = false)
class SendPruning {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> pruneRefusedSends(SendTable sends, Clock clock) {
        return Tasks.recurring("prune-refused-sends", FixedDelay.ofHours(6))
                .execute((instance, context) -> prune(sends, clock));
    }

    static void prune(SendTable sends, Clock clock) {
        var before = clock.instant().minus(KEPT);
        int pruned;
        do {
            pruned = sends.pruneRefused(before, BATCH);
        } while (pruned == BATCH);
    }
}

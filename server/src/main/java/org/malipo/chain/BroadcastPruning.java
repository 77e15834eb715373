package org.malipo.chain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every six hours, what nobody has sent for two weeks is forgotten, a batch at a time. What is of unknown outcome stays as long
 * as it is tried again.
 */
@Configuration(proxyBeanMethods = false)
class BroadcastPruning {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> pruneBroadcasts(BroadcastTable broadcasts, WithdrawnTable withdrawn, Clock clock) {
        return Tasks.recurring("prune-broadcasts", FixedDelay.ofHours(6))
                .execute((instance, context) -> prune(broadcasts, withdrawn, clock));
    }

    static void prune(BroadcastTable broadcasts, WithdrawnTable withdrawn, Clock clock) {
        var before = clock.instant().minus(KEPT);
        prune(() -> broadcasts.prune(before, BATCH));
        prune(() -> withdrawn.prune(before, BATCH));
    }

    private static void prune(IntSupplier batch) {
        int pruned;
        do {
            pruned = batch.getAsInt();
        } while (pruned == BATCH);
    }
}

package org.malipo.mailrules;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every six hours, what rules did, or still owe, of a quarter of a year ago is forgotten, a batch at a time. */
@Configuration(proxyBeanMethods = false)
class RunPruning {
    static final Duration KEPT = Duration.ofDays(90);
    static final int BATCH = 500;

    @Bean
    RecurringTask<Void> pruneMailRuleRuns(RunTable runs, PendingEvents pending, Clock clock) {
        return Tasks.recurring("prune-mail-rule-runs", FixedDelay.ofHours(6))
                .execute((instance, context) -> prune(runs, pending, clock));
    }

    static void prune(RunTable runs, PendingEvents pending, Clock clock) {
        var before = clock.instant().minus(KEPT);
        prune(() -> runs.prune(before, BATCH));
        prune(() -> pending.prune(before, BATCH));
    }

    private static void prune(IntSupplier batch) {
        int pruned;
        do {
            pruned = batch.getAsInt();
        } while (pruned == BATCH);
    }
}

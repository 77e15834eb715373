package org.malipo.mailrules;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every six hours, what rules did a quarter of a year ago is forgotten, a batch at a time. */
@Configuration(proxyBeanMethods = false)
class RunPruning {
    static final Duration KEPT = Duration.ofDays(90);
    static final int BATCH = 500;

    @Bean
    RecurringTask<Void> pruneMailRuleRuns(RunTable runs, Clock clock) {
        return Tasks.recurring("prune-mail-rule-runs", FixedDelay.ofHours(6))
                .execute((instance, context) -> prune(runs, clock));
    }

    static void prune(RunTable runs, Clock clock) {
        int pruned;
        do {
            pruned = runs.prune(clock.instant().minus(KEPT), BATCH);
        } while (pruned == BATCH);
    }
}

package org.malipo.bitpay;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every six hours, messages that ended sixty days ago are forgotten, a batch at a time. */
@Configuration(proxyBeanMethods = false)
class IpnPruning {
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> pruneIpnMessages(IpnQueue queue, Clock clock) {
        return Tasks.recurring("prune-ipn-messages", FixedDelay.ofHours(6))
                .execute((instance, context) -> prune(queue, clock));
    }

    static void prune(IpnQueue queue, Clock clock) {
        int pruned;
        do {
            pruned = queue.prune(clock.instant().minus(KEPT), BATCH);
        } while (pruned == BATCH);
    }
}

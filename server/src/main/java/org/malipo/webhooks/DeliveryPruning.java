package org.malipo.webhooks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every six hours, bodies of deliveries older than sixty days are reduced to the event's type, a batch at a time. */
@Configuration(proxyBeanMethods = false)
class DeliveryPruning {
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> pruneWebhookDeliveries(DeliveryRecords records, Clock clock) {
        return Tasks.recurring("prune-webhook-deliveries", FixedDelay.ofHours(6))
                .execute((instance, context) -> prune(records, clock));
    }

    static void prune(DeliveryRecords records, Clock clock) {
        int pruned;
        do {
            pruned = records.prune(clock.instant().minus(KEPT), BATCH);
        } while (pruned == BATCH);
    }
}

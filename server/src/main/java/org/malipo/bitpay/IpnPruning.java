package org.malipo.bitpay;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every six hours, messages and letters of sixty days ago are forgotten, a batch at a time. */
@Configuration(proxyBeanMethods = false)
class IpnPruning {
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> pruneIpnMessages(IpnQueue queue, IpnLetterTable letters, Clock clock) {
        return Tasks.recurring("prune-ipn-messages", FixedDelay.ofHours(6)).execute((instance, context) -> {
            var before = clock.instant().minus(KEPT);
            prune(() -> queue.prune(before, BATCH));
            prune(() -> letters.prune(before, BATCH));
        });
    }

    private static void prune(IntSupplier batch) {
        int pruned;
        do {
            pruned = batch.getAsInt();
        } while (pruned == BATCH);
    }
}

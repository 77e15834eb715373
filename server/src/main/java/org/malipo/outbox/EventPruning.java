package org.malipo.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour, events past their time go, a batch at a time, and never one that a consumer has still to handle. */
@Configuration(proxyBeanMethods = false)
class EventPruning {
    static final int BATCH = 1_000;

    @Bean
    RecurringTask<Void> pruneEvents(
            StoreEventTable table, ObjectProvider<EventConsumer> consumers, EventSettings settings, Clock clock) {
        return Tasks.recurring("prune-events", FixedDelay.ofHours(1))
                .execute((instance, context) -> prune(table, names(consumers), settings, clock));
    }

    static List<String> names(ObjectProvider<EventConsumer> consumers) {
        return consumers.stream().map(EventConsumer::name).toList();
    }

    static void prune(StoreEventTable table, List<String> consumers, EventSettings settings, Clock clock) {
        long through = table.handledByAll(consumers);
        int pruned;
        do {
            pruned = table.prune(through, clock.instant().minus(settings.kept()), BATCH);
        } while (pruned == BATCH);
    }
}

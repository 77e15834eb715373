package org.malipo.idempotency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Puts keys around handler methods, and forgets them after their time. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {
    private static final int BATCH = 500;

    @Bean
    WebMvcRegistrations keyedHandlers(ObjectProvider<KeyedCalls> calls) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new KeyedHandlerAdapter(calls);
            }
        };
    }

    @Bean
    RecurringTask<Void> pruneIdempotencyKeys(KeyTable table, Clock clock) {
        return Tasks.recurring("prune-idempotency-keys", FixedDelay.ofHours(1))
                .execute((instance, context) -> prune(table, clock));
    }

    static void prune(KeyTable table, Clock clock) {
        int pruned;
        do {
            pruned = table.prune(clock.instant().minus(KeyTable.KEPT), BATCH);
        } while (pruned == BATCH);
    }
}

package org.malipo.notifications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every six hours, letters that ended a month ago and notices of half a year ago are deleted, a batch at a time. */
@Configuration(proxyBeanMethods = false)
class Pruning {
    static final Duration LETTERS_KEPT = Duration.ofDays(30);
    static final Duration NOTICES_KEPT = Duration.ofDays(180);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> pruneLettersAndNotices(MailQueue letters, NoticeTable notices, Clock clock) {
        return Tasks.recurring("prune-letters-and-notices", FixedDelay.ofHours(6))
                .execute((instance, context) -> prune(letters, notices, clock));
    }

    static void prune(MailQueue letters, NoticeTable notices, Clock clock) {
        repeat(() -> letters.prune(clock.instant().minus(LETTERS_KEPT), BATCH));
        repeat(() -> notices.prune(clock.instant().minus(NOTICES_KEPT), BATCH));
    }

    private static void repeat(IntSupplier batch) {
        while (batch.getAsInt() == BATCH) {
            // the next batch
        }
    }
}

package org.malipo.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets forms that were sent more than a day ago; a page that was left open for longer may be sent again. */
@Configuration(proxyBeanMethods = false)
class SubmissionPruning {
    private static final Duration KEPT = Duration.ofDays(1);

    @Bean
    RecurringTask<Void> forgetSubmissions(Submissions submissions) {
        return Tasks.recurring("forget-form-submissions", FixedDelay.ofHours(1))
                .execute((instance, context) -> submissions.forget(KEPT));
    }
}

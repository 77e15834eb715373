package org.malipo.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of files in the background. */
@Configuration(proxyBeanMethods = false)
class FileJobs {
    @Bean
    RecurringTask<Void> removeFileContents(Removals removals) {
        return Tasks.recurring("remove-file-contents", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> removals.work());
    }

    @Bean
    RecurringTask<Void> moveFiles(FileMoves moves) {
        return Tasks.recurring("move-files", FixedDelay.ofSeconds(20)).execute((instance, context) -> moves.work());
    }
}

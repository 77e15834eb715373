package org.malipo.wallets.pending;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has transactions of several signers looked after every ten minutes. */
@Configuration(proxyBeanMethods = false)
class PendingJob {
    @Bean
    RecurringTask<Void> lookAfterPendingTransactions(PendingRound round) {
        return Tasks.recurring("look-after-pending-transactions", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> round.lookAfter());
    }
}

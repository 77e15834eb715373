package org.malipo.wallets.multisig;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets wallets of several signers that nobody finished in time. They count as gone before. */
@Configuration(proxyBeanMethods = false)
class SetupPruning {
    @Bean
    RecurringTask<Void> forgetExpiredMultisigSetups(OpenSetupTable table, Clock clock) {
        return Tasks.recurring("forget-expired-multisig-setups", FixedDelay.ofHours(1))
                .execute((instance, context) -> table.removeExpired(clock.instant()));
    }
}

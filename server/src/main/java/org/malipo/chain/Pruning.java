package org.malipo.chain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the operator wants it, histories are made shorter every six hours, some transactions at a time. */
@Configuration(proxyBeanMethods = false)
class Pruning {
    @Bean
    RecurringTask<Void> pruneHistories(Pruner pruner, ChainSettings chain, IndexSettings settings, Clock clock) {
        return Tasks.recurring("prune-histories", FixedDelay.ofHours(6))
                .execute((instance, context) -> prune(pruner, chain.enabled().keySet(), settings, clock));
    }

    /** {@return how many transactions groups have lost} */
    static int prune(Pruner pruner, Collection<Network> networks, IndexSettings settings, Clock clock) {
        var kept = settings.pruneafter();
        return kept == null
                ? 0
                : networks.stream()
                        .mapToInt(network ->
                                prune(pruner, network, clock.instant().minus(kept)))
                        .sum();
    }

    private static int prune(Pruner pruner, Network network, Instant before) {
        var pruned = 0;
        for (var group = pruner.groupAfter(network, ""); group.isPresent(); ) {
            pruned += prune(pruner, network, group.get(), before);
            group = pruner.groupAfter(network, group.get());
        }
        return pruned;
    }

    private static int prune(Pruner pruner, Network network, String group, Instant before) {
        var pruned = 0;
        var from = Optional.of(PruneTable.Place.FIRST);
        while (from.isPresent()) {
            var step = pruner.step(network, group, from.get(), before);
            pruned += step.pruned();
            from = Optional.ofNullable(step.next());
        }
        return pruned;
    }
}

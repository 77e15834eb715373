package org.malipo.operations.watch;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How the networks stand. Never red: without its node a server still answers, and tells what it knows; that the database is
 * away is told beside it.
 */
@Component("chainHealthIndicator")
class ChainHealth implements HealthIndicator {
    private final Chain chain;

    ChainHealth(Chain chain) {
        this.chain = chain;
    }

    @Override
    public Health health() {
        try {
            return Soon.ask(this::known);
        } catch (TimeoutException | ExecutionException e) {
            return Health.unknown()
                    .withDetail("problem", "What is known of the networks can't be read")
                    .build();
        }
    }

    private Health known() {
        var health = Health.up();
        chain.networks().stream()
                .sorted()
                .forEach(network -> health.withDetail(network.id(), details(chain.status(network))));
        return health.build();
    }

    private static Map<String, Object> details(ChainStatus status) {
        var details = new LinkedHashMap<String, Object>();
        details.put("state", status.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        details.put("height", status.height());
        details.put("behind", Math.max(0, status.nodeHeight() - status.height()));
        if (status.problem() != null) {
            details.put("problem", status.problem());
        }
        return details;
    }
}

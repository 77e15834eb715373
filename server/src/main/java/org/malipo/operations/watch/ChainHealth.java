package org.malipo.operations.watch;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How the networks stand. Never red: without its node a server still answers, and tells what it knows. */
@Component("chainHealthIndicator")
class ChainHealth implements HealthIndicator {
    private final Chain chain;

    ChainHealth(Chain chain) {
        this.chain = chain;
    }

    @Override
    public Health health() {
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

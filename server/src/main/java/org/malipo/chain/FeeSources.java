package org.malipo.chain;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.malipo.chain.fees.ExplorerFees;
import org.malipo.chain.fees.FeeSource;
import org.malipo.chain.fees.NetworkFees;
import org.malipo.outbound.OutboundHttp;
import org.springframework.stereotype.Component;

/** Who is asked for a network's fee rates, in the order in which they are believed. */
@Component
class FeeSources {
    private static final Duration EXPLORER_PAUSE = Duration.ofMinutes(3);

    private final FeeSettings settings;
    private final OutboundHttp http;
    private final Clock clock;

    FeeSources(FeeSettings settings, OutboundHttp http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    NetworkFees of(ChainSource source) {
        var sources = new ArrayList<FeeSource>();
        settings.explorer(source.network())
                .ifPresent(url -> sources.add(new FeeSource(
                        FeeEstimate.Source.EXPLORER,
                        url.toString(),
                        EXPLORER_PAUSE,
                        new ExplorerFees(http, url, RandomGenerator.getDefault()))));
        sources.addAll(source.fees());
        return new NetworkFees(source.network(), sources, source::relayPolicy, clock);
    }
}

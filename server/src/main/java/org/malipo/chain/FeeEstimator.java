package org.malipo.chain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.fees.NetworkFees;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What to pay for speed on each network. Sources are asked in the background; what they said is read from memory. */
@Component
class FeeEstimator implements SmartLifecycle {
    /** Bitcoin Core estimates for 1 to 1,008 blocks. */
    private static final int LONGEST = 1_008;

    private static final long TICK_SECONDS = 10;

    private final Sources sources;
    private final Map<Network, NetworkFees> fees;
    private volatile @Nullable Thread refreshing;

    FeeEstimator(Sources sources, FeeSources feeSources) {
        var all = new LinkedHashMap<Network, NetworkFees>();
        sources.all().forEach(source -> all.put(source.network(), feeSources.of(source)));
        this.sources = sources;
        this.fees = Collections.unmodifiableMap(all);
    }

    FeeEstimate estimate(Network network, int blocks) {
        return of(network).estimate(Math.clamp(blocks, 1, LONGEST));
    }

    RelayPolicy relayPolicy(Network network) {
        return of(network).relayPolicy();
    }

    List<FeeSourceState> states(Network network) {
        return of(network).states();
    }

    private NetworkFees of(Network network) {
        return Objects.requireNonNull(fees.get(sources.get(network).network()));
    }

    @Override
    public void start() {
        refreshing = Thread.ofVirtual().name("fees").start(this::keepFresh);
    }

    @Override
    public void stop() {
        var thread = refreshing;
        refreshing = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return refreshing != null;
    }

    private void keepFresh() {
        try {
            while (true) {
                fees.values().forEach(NetworkFees::refresh);
                TimeUnit.SECONDS.sleep(TICK_SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

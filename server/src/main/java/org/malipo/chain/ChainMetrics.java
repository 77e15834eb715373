package org.malipo.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;

/** What operators watch, a series per network. Only the process that leads a network has figures of it. */
@Component
class ChainMetrics {
    private final MeterRegistry registry;
    private final Map<Network, Figures> figures = new ConcurrentHashMap<>();

    ChainMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    Figures of(Network network) {
        return figures.computeIfAbsent(network, name -> new Figures(registry, name));
    }

    /** One network's figures. */
    static final class Figures {
        private final Timer blocks;
        private volatile @Nullable Reading reading;

        private record Reading(int height, int nodeHeight, int scripts, long bytes) {}

        private Figures(MeterRegistry registry, Network network) {
            blocks = Timer.builder("malipo.chain.block")
                    .description("Time to match a block and to write what came of it")
                    .tag("network", network.id())
                    .publishPercentileHistogram()
                    .register(registry);
            gauge(registry, network, "malipo.chain.height", "Last block that is known here", Reading::height);
            gauge(
                    registry,
                    network,
                    "malipo.chain.lag",
                    "Blocks that the node has and we have not",
                    figures -> Math.max(0, figures.nodeHeight() - figures.height()));
            gauge(registry, network, "malipo.chain.scripts", "Watched scripts", Reading::scripts);
            gauge(registry, network, "malipo.chain.watched.bytes", "Heap that watching takes", Reading::bytes);
        }

        Timer blocks() {
            return blocks;
        }

        void update(int height, int nodeHeight, int scripts, long bytes) {
            reading = new Reading(height, nodeHeight, scripts, bytes);
        }

        /** Another process may lead now. */
        void clear() {
            reading = null;
        }

        private void gauge(
                MeterRegistry registry,
                Network network,
                String name,
                String description,
                ToDoubleFunction<Reading> of) {
            Gauge.builder(name, () -> {
                        var current = reading;
                        return current == null ? Double.NaN : of.applyAsDouble(current);
                    })
                    .description(description)
                    .tag("network", network.id())
                    .register(registry);
        }
    }
}

package org.malipo.chain;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** What is known of the chain, and a light client to send by that has no peer. */
public final class PeerlessChain {
    private PeerlessChain() {}

    public static Chain of(ApplicationContext context) {
        var sources = new Sources(
                new ChainSettings(Map.of(ChainFixture.NETWORK, settings())),
                context.getBean(Clock.class),
                Path.of("unused"));
        var related = context.getBean(RelatedTable.class);
        var broadcaster = new Broadcaster(
                sources,
                context.getBean(Trackers.class),
                context.getBean(BroadcastTable.class),
                context.getBean(WithdrawnTable.class),
                related,
                context.getBean(OfferCheck.class),
                context.getBean(Clock.class));
        return new Chain(
                sources,
                context.getBean(WatchTable.class),
                context.getBean(Statuses.class),
                context.getBean(GroupReader.class),
                context.getBean(HistoryReader.class),
                context.getBean(FeeEstimator.class),
                broadcaster,
                related,
                context.getBean(WithdrawnTable.class),
                context.getBean(Clock.class));
    }

    static NodeSettings settings() {
        var light = new NodeSettings.Light(List.of("127.0.0.1:9"), null, 4, null, Duration.ofSeconds(1));
        return new NodeSettings(true, "127.0.0.1", null, 1, Duration.ofSeconds(1), Duration.ofMinutes(5), light);
    }
}

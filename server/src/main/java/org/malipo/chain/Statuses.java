package org.malipo.chain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;

/** Where each network stands, as its leader last wrote; read again after half a second, since pages and invoices ask often. */
@Component
class Statuses {
    private static final long FRESH = Duration.ofMillis(500).toNanos();

    /** A leader writes each second. One that has not for so long is gone. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private final StatusTable table;
    private final BlockTable blocks;
    private final Clock clock;
    private final Instant startedAt;
    private final Map<Network, Cached> cache = new ConcurrentHashMap<>();

    private record Cached(ChainStatus status, long at) {}

    Statuses(StatusTable table, BlockTable blocks, Clock clock) {
        this.table = table;
        this.blocks = blocks;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    ChainStatus of(Network network) {
        var cached = cache.get(network);
        if (cached == null || System.nanoTime() - cached.at() > FRESH) {
            cached = new Cached(read(network), System.nanoTime());
            cache.put(network, cached);
        }
        return cached.status();
    }

    Optional<LastTrouble> lastTrouble(Network network) {
        return table.lastTrouble(network);
    }

    int tipHeight(Network network) {
        return blocks.tip(network).map(BlockTable.Tip::height).orElse(-1);
    }

    private ChainStatus read(Network network) {
        return table.read(network)
                .map(this::orAway)
                .orElseGet(() -> away(network, -1, "The network has not been looked at yet.", null));
    }

    /** What was written before this process began may be of a leader that is gone: it counts only once it is written anew. */
    private ChainStatus orAway(StatusTable.Stored stored) {
        var status = stored.status();
        var isStale = stored.updatedAt().isBefore(startedAt)
                || stored.updatedAt().isBefore(clock.instant().minus(STALE));
        return isStale && status.state() != ChainStatus.State.WRONG_NETWORK
                ? away(
                        status.network(),
                        status.height(),
                        "No process follows " + status.network().id() + " at present.",
                        status.caughtUpThrough())
                : status;
    }

    private static ChainStatus away(Network network, int height, String problem, @Nullable Instant caughtUpThrough) {
        return new ChainStatus(
                network, ChainStatus.State.NOT_CONNECTED, height, -1, -1, null, problem, List.of(), caughtUpThrough);
    }
}

package org.malipo.lightning;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.connection.Secret;
import org.malipo.ln.node.LightningNode;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The clients of nodes: one for each connection string, however many stores have it. One that nobody uses for a while is
 * closed; a store that changes its connection string leaves the old one to that.
 */
@Component
class OpenNodes {
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final NodeOpener opener;
    private final Clock clock;
    private final Map<Key, Shared> open = new HashMap<>();

    OpenNodes(NodeOpener opener, Clock clock) {
        this.opener = opener;
        this.clock = clock;
    }

    /** What two stores must have in common to share a client: an administrator's goes where another's must not. */
    private record Key(Secret connection, boolean trusted) {}

    private static final class Shared {
        private final LightningNode node;
        private int users;
        private Instant usedAt = Instant.EPOCH;

        Shared(LightningNode node) {
            this.node = node;
        }
    }

    /** A client that stays open until this is closed. */
    final class Use implements AutoCloseable {
        private final Shared shared;

        private Use(Shared shared) {
            this.shared = shared;
        }

        LightningNode node() {
            return shared.node;
        }

        @Override
        public void close() {
            synchronized (open) {
                shared.users--;
                shared.usedAt = clock.instant();
            }
        }
    }

    Use use(UsedNode node) {
        var key = new Key(node.connection(), node.trusted());
        synchronized (open) {
            var shared = open.computeIfAbsent(
                    key,
                    _ -> new Shared(
                            opener.open(Connection.read(node.connection().value()), node.trusted())));
            shared.users++;
            return new Use(shared);
        }
    }

    @Scheduled(fixedDelayString = "PT1M")
    void closeIdle() {
        var since = clock.instant().minus(IDLE);
        close(shared -> shared.users == 0 && shared.usedAt.isBefore(since));
    }

    @PreDestroy
    void closeAll() {
        close(_ -> true);
    }

    int count() {
        synchronized (open) {
            return open.size();
        }
    }

    private void close(Predicate<Shared> which) {
        List<LightningNode> closing = new ArrayList<>();
        synchronized (open) {
            open.values().removeIf(shared -> {
                var ends = which.test(shared);
                if (ends) {
                    closing.add(shared.node);
                }
                return ends;
            });
        }
        closing.forEach(LightningNode::close);
    }
}

package org.malipo.operations.web;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.operations.doctor.NodeTarget;
import org.malipo.operations.doctor.NodeTrial;
import org.malipo.operations.doctor.NodeTrial.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A short look at all nodes at once, for a page that nobody wants to wait for. */
final class NodeLook {
    private static final Logger log = LoggerFactory.getLogger(NodeLook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private NodeLook() {}

    /** {@return what they say over JSON-RPC; nothing of those that take longer than 3 s} */
    static Map<Network, Outcome> at(Map<Network, NodeTarget> targets) throws InterruptedException {
        var looks = targets.values().stream().map(NodeLook::look).toList();
        var outcomes = new EnumMap<Network, Outcome>(Network.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(looks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .iterator();
            for (var network : targets.keySet()) {
                var outcome = outcome(answers.next());
                if (outcome != null) {
                    outcomes.put(network, outcome);
                }
            }
        }
        return outcomes;
    }

    private static Callable<Outcome> look(NodeTarget target) {
        return () -> new NodeTrial(target.overRpcAlone()).run();
    }

    private static @Nullable Outcome outcome(Future<Outcome> look) throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException _) {
            return null;
        } catch (ExecutionException e) {
            log.warn("A node could not be looked at", e);
            return null;
        }
    }
}

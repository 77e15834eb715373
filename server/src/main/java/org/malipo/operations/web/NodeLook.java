package org.malipo.operations.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

    /** {@return what each of them says over JSON-RPC; null for one that takes longer than 3 s} */
    static List<@Nullable Outcome> at(List<NodeTarget> targets) throws InterruptedException {
        var looks = targets.stream().map(NodeLook::look).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<@Nullable Outcome>();
            for (var look : threads.invokeAll(looks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                outcomes.add(outcome(look));
            }
            return outcomes;
        }
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

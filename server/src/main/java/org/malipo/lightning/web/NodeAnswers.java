package org.malipo.lightning.web;

import java.util.function.Supplier;
import org.malipo.ln.node.NodeException;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;

/** Turns what nodes can't do, or will not, into refusals. */
final class NodeAnswers {
    private NodeAnswers() {}

    static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (NodeException e) {
            throw unavailable(e);
        }
    }

    /** As {@link #answered}; but that a node refuses is the fault of what was asked. */
    static <T> T made(Supplier<T> call) {
        try {
            return call.get();
        } catch (NodeException.Refused | NodeException.Unsupported e) {
            throw LightningCalls.refused("generic-error", String.valueOf(e.getMessage()));
        } catch (NodeException e) {
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(NodeException e) {
        return new ProblemException(Problem.of(
                Problem.Kind.UNAVAILABLE,
                "lightning-node-unavailable",
                "The lightning node is unavailable (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")"));
    }
}

package org.malipo.chain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;

/**
 * How far the server has followed a network.
 *
 * @param height of the last block whose payments are known here; -1 before the first
 * @param nodeHeight of the node's best block
 * @param nodeHeaders of the best header that the node has seen
 * @param node what the node says it is, for example {@code /Satoshi:29.0.0/}
 * @param problem why it does not work, in a sentence
 * @param degraded what works less well with this node, a sentence each
 * @param caughtUpThrough every transaction that the node accepted up to this time is known here
 */
public record ChainStatus(
        Network network,
        State state,
        int height,
        int nodeHeight,
        int nodeHeaders,
        @Nullable String node,
        @Nullable String problem,
        List<String> degraded,
        @Nullable Instant caughtUpThrough) {
    /** Where the connection stands. */
    public enum State {
        /** The node is away, or nobody has asked it yet. */
        NOT_CONNECTED,
        /** The node is of another network than the settings say; nothing is done until an operator mends it. */
        WRONG_NETWORK,
        /** The node or we are behind the chain. */
        SYNCING,
        READY
    }

    public boolean isReady() {
        return state == State.READY;
    }
}

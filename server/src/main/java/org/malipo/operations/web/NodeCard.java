package org.malipo.operations.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.ChainStatus;
import org.malipo.chain.FeeEstimate;
import org.malipo.chain.FeeSourceState;
import org.malipo.chain.LastTrouble;
import org.malipo.chain.NodeSettings;
import org.malipo.operations.doctor.Finding;
import org.malipo.operations.doctor.NodeFinding;
import org.malipo.operations.doctor.NodeTarget;
import org.malipo.operations.doctor.NodeTrial.Outcome;

/**
 * A network, and the node or the peers that it is followed through.
 *
 * @param node addresses of the node; null where there is none, and a light client finds peers by itself
 * @param look what the node said just now; null if it took too long, or there is none
 * @param fee what is taken for an hour's wait
 */
public record NodeCard(
        Network network,
        @Nullable Place node,
        ChainStatus status,
        @Nullable LastTrouble trouble,
        @Nullable Outcome look,
        FeeEstimate fee,
        List<FeeSourceState> fees) {
    /**
     * Where a node is.
     *
     * @param rpc address of its JSON-RPC interface without what is secret
     * @param login how the server signs in, the last part of a key of words
     */
    public record Place(String p2p, String rpc, String login) {
        static Place of(String p2p, NodeSettings.Rpc rpc) {
            return new Place(p2p, NodeTarget.withoutSecrets(rpc.url()), login(rpc));
        }

        private static String login(NodeSettings.Rpc rpc) {
            return rpc.cookiefile() != null ? "cookie" : rpc.passwordfile() != null ? "passwordfile" : "password";
        }
    }

    /** {@return the last part of the key of its state's words} */
    public String state() {
        if (node == null && status.state() == ChainStatus.State.NOT_CONNECTED) {
            return "looking";
        }
        return status.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what is not as it could be} */
    public List<NodeFinding> doubts() {
        return look == null
                ? List.of()
                : look.findings().stream()
                        .filter(finding -> finding.level() != Finding.Level.OK)
                        .toList();
    }
}

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
import org.malipo.operations.doctor.NodeTrial.Outcome;

/**
 * A network and the node that it is followed through.
 *
 * @param rpc address of its JSON-RPC interface without what is secret
 * @param login how the server signs in, the last part of a key of words
 * @param look what the node said just now; null if it took too long
 * @param fee what is taken for an hour's wait
 */
public record NodeCard(
        Network network,
        String p2p,
        String rpc,
        String login,
        ChainStatus status,
        @Nullable LastTrouble trouble,
        @Nullable Outcome look,
        FeeEstimate fee,
        List<FeeSourceState> fees) {
    static String login(NodeSettings.Rpc rpc) {
        return rpc.cookiefile() != null ? "cookie" : rpc.passwordfile() != null ? "passwordfile" : "password";
    }

    /** {@return the last part of the key of its state's words} */
    public String state() {
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

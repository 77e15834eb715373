package org.malipo.operations.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;

/**
 * Looks at a node: whether it can be asked and talked to, is of the right network, knows the chain, and lets us know what it
 * knows. Changes nothing; takes some seconds with one that does not answer.
 */
public final class NodeTrial {
    private final NodeTarget target;

    public NodeTrial(NodeTarget target) {
        this.target = target;
    }

    /**
     * What was found.
     *
     * @param facts what the node says of itself; null if it could not be asked, or is of another network
     */
    public record Outcome(
            List<NodeFinding> findings, @Nullable NodeFacts facts) {
        /** {@return whether nothing was found that loses payments} */
        public boolean isWell() {
            return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAIL);
        }
    }

    public Outcome run() {
        if (target.rpc() == null) {
            return new Outcome(new PeerTrial(target, null).findings(), null);
        }
        try (var rpc = target.rpc().get()) {
            return run(rpc, NodeTarget.withoutSecrets(rpc.uri()));
        }
    }

    private Outcome run(RpcClient rpc, String address) {
        var findings = new ArrayList<NodeFinding>();
        NodeFacts facts = null;
        try {
            var asked = new RpcTrial(target.network(), rpc, address);
            findings.addAll(asked.networkFound());
            if (!new Outcome(findings, null).isWell()) {
                return new Outcome(findings, null);
            }
            facts = asked.facts();
            findings.addAll(asked.findings(facts));
        } catch (RpcUnavailable | RpcError e) {
            findings.add(new Unreached(address).overRpc(e));
        } catch (IllegalArgumentException e) {
            findings.add(
                    Found.RPC_NO_NODE.with(address)); // the address can't be called, or what answers makes no sense
        }
        findings.addAll(new PeerTrial(target, rpc).findings());
        return new Outcome(findings, facts);
    }
}

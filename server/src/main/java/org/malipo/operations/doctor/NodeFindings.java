package org.malipo.operations.doctor;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.ByteVector32;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.chain.Capabilities;
import org.malipo.chain.NodeSettings;

/** Whether a network's node can be asked, is of that network, knows the chain, and lets us know what it knows. */
record NodeFindings(Network network, NodeSettings node) implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BEHIND = 2;

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        var access = node.requiredRpc(network);
        try (var rpc = new RpcClient(access.url(), access.credentials(), PATIENCE)) {
            if (isOfNetwork(rpc)) {
                findings.add(Finding.ok("node-network", "The node at " + access.url() + " runs " + network.id() + "."));
                findings.add(sync(rpc));
                findings.addAll(capabilities(rpc));
                findings.addAll(new PeerFindings(network, node, rpc).findings());
            } else {
                findings.add(Finding.fail(
                        "node-network",
                        "The node at " + access.url() + " runs another network than " + network.id() + ".",
                        "Mend malipo.network." + network.id() + ".rpc.url."));
            }
        } catch (RpcUnavailable | RpcError e) {
            findings.add(Finding.fail(
                    "node-reach",
                    String.valueOf(e.getMessage()),
                    "Start the node, or mend malipo.network." + network.id() + ".rpc."));
        }
        return findings;
    }

    private boolean isOfNetwork(RpcClient rpc) {
        var first = rpc.call("getblockhash", 0).asString();
        return new BlockHash(new BlockId(new ByteVector32(first))).equals(network.genesis());
    }

    private static Finding sync(RpcClient rpc) {
        var info = rpc.call("getblockchaininfo");
        int blocks = info.path("blocks").asInt();
        int behind = info.path("headers").asInt() - blocks;
        if (behind > BEHIND) {
            return Finding.warn("node-sync", "The node is " + behind + " blocks behind.", "Wait, and look at its log.");
        }
        return info.path("initialblockdownload").asBoolean(false)
                ? Finding.note("node-sync", "The node has " + blocks + " blocks and waits for newer ones.")
                : Finding.ok("node-sync", "The node has all " + blocks + " blocks.");
    }

    private static List<Finding> capabilities(RpcClient rpc) {
        var capabilities = new Capabilities(rpc);
        capabilities.probe();
        return capabilities.degraded().stream()
                .map(sentence -> Finding.note("node-capability", sentence))
                .toList();
    }
}

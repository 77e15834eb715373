package org.malipo.operations.doctor;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.ByteVector32;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.chain.Capabilities;
import tools.jackson.databind.JsonNode;

/** What a node says over JSON-RPC. Each method throws {@code RpcUnavailable} when it can't be asked. */
record RpcTrial(Network network, RpcClient rpc, String address) {
    private static final int BEHIND = 2;

    /** {@return whether it is of this network} */
    List<NodeFinding> networkFound() {
        var genesis = new BlockHash(
                new BlockId(new ByteVector32(rpc.call("getblockhash", 0).asString(""))));
        if (network.genesis().equals(genesis)) {
            return List.of(Found.RIGHT_NETWORK.with(address, network.id()));
        }
        var runs = Arrays.stream(Network.values())
                .filter(other -> other.genesis().equals(genesis))
                .map(Network::id)
                .findFirst()
                .orElse("unknown");
        return List.of(Found.WRONG_NETWORK.with(address, network.id(), runs));
    }

    NodeFacts facts() {
        var chain = rpc.call("getblockchaininfo");
        int blocks = chain.path("blocks").asInt(0);
        boolean pruned = chain.path("pruned").asBoolean(false);
        return new NodeFacts(
                ask("getnetworkinfo")
                        .map(info -> info.path("subversion").asString(""))
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                blocks,
                Math.max(blocks, chain.path("headers").asInt(blocks)),
                chain.path("verificationprogress").asDecimal(BigDecimal.ONE),
                chain.path("initialblockdownload").asBoolean(false),
                pruned ? chain.path("pruneheight").asInt(0) : null,
                number(ask("getconnectioncount")),
                number(ask("getmempoolinfo").map(info -> info.path("size"))));
    }

    List<NodeFinding> findings(NodeFacts facts) {
        var findings = new ArrayList<NodeFinding>();
        findings.add(sync(facts));
        if (facts.prunedBelow() != null) {
            findings.add(Found.PRUNED.with(facts.prunedBelow()));
        }
        if (ask("getnetworkinfo")
                .filter(info -> info.path("localrelay").isBoolean())
                .filter(info -> !info.path("localrelay").asBoolean())
                .isPresent()) {
            findings.add(Found.BLOCKS_ONLY.with());
        }
        var capabilities = new Capabilities(rpc);
        capabilities.probe();
        capabilities.missing().forEach(call -> findings.add(Found.LACKS.with(call)));
        return findings;
    }

    private static NodeFinding sync(NodeFacts facts) {
        int behind = facts.headers() - facts.blocks();
        if (behind > BEHIND) {
            return Found.BEHIND.with(behind);
        }
        return facts.initialDownload() ? Found.WAITING.with(facts.blocks()) : Found.COMPLETE.with(facts.blocks());
    }

    private Optional<JsonNode> ask(String call) {
        try {
            return Optional.of(rpc.call(call));
        } catch (RpcError _) {
            return Optional.empty();
        }
    }

    private static @Nullable Integer number(Optional<JsonNode> answer) {
        return answer.filter(JsonNode::isNumber).map(JsonNode::asInt).orElse(null);
    }
}

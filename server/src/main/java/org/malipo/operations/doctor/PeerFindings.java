package org.malipo.operations.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.chain.NodeSettings;
import tools.jackson.databind.JsonNode;

/** Whether the node takes us as a peer, holds nothing back from us, and has the same time. */
record PeerFindings(Network network, NodeSettings node, RpcClient rpc) implements Check {
    private static final String USER_AGENT = "/malipo-doctor:1/";
    private static final Duration SKEW = Duration.ofSeconds(60);

    @Override
    public List<Finding> findings() {
        try (var peer = Peer.connect(node.peer(network, USER_AGENT), 0, new Deaf())) {
            var findings = new ArrayList<Finding>();
            findings.add(Finding.ok("node-peer", "The node " + peer.remote().userAgent() + " takes us as a peer."));
            findings.add(clock(Instant.ofEpochSecond(peer.remote().time())));
            noban().ifPresent(findings::add);
            return findings;
        } catch (IOException e) {
            return List.of(Finding.fail(
                    "node-reach",
                    "The node's peer-to-peer port does not answer: " + e.getMessage() + ".",
                    "Mend malipo.network." + network.id() + ".p2p, or let the node listen."));
        }
    }

    private static Finding clock(Instant theirs) {
        var skew = Duration.between(Instant.now(), theirs).abs();
        return skew.compareTo(SKEW) > 0
                ? Finding.fail(
                        "clock", "The clock is " + skew.toSeconds() + " s off the node's.", "Run a time service.")
                : Finding.ok("clock", "The clock agrees with the node's.");
    }

    /** {@return nothing where the node does not say whether it trusts us} */
    private Optional<Finding> noban() {
        return permissions().filter(JsonNode::isArray).map(PeerFindings::noban);
    }

    private static Finding noban(JsonNode permissions) {
        return StreamSupport.stream(permissions.spliterator(), false)
                        .anyMatch(permission -> permission.asString().equals("noban"))
                ? Finding.ok("p2p-noban", "The node tells us of payments at once.")
                : Finding.warn(
                        "p2p-noban",
                        "The node may slow down transactions for us.",
                        "Give it whitelist=noban@127.0.0.1, or the address of this machine.");
    }

    private Optional<JsonNode> permissions() {
        try {
            return StreamSupport.stream(rpc.call("getpeerinfo").spliterator(), false)
                    .filter(peer -> peer.path("subver").asString("").equals(USER_AGENT))
                    .findFirst()
                    .map(peer -> peer.path("permissions"));
        } catch (RpcError | RpcUnavailable _) {
            return Optional.empty();
        }
    }

    /** The connection is only looked at. */
    private static final class Deaf implements Peer.Listener {
        @Override
        public void received(Message message) {}

        @Override
        public void closed(@Nullable IOException reason) {}
    }
}

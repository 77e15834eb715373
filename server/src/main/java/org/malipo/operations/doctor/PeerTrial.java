package org.malipo.operations.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Message.Version;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.p2p.PeerSettings;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a node takes us as a peer, holds nothing back from us, and has the same time.
 *
 * @param rpc the same node's JSON-RPC interface; null if it is known as a peer alone
 */
record PeerTrial(NodeTarget target, @Nullable RpcClient rpc) implements Peer.Listener {
    private static final Duration SKEW = Duration.ofSeconds(60);

    List<NodeFinding> findings() {
        return target.peer() == null ? List.of() : findings(target.peer());
    }

    private List<NodeFinding> findings(PeerSettings settings) {
        try (var peer = Peer.connect(settings, 0, this, target.sockets().get())) {
            var findings = new ArrayList<NodeFinding>();
            findings.add(Found.PEER.with(peer.remote().userAgent()));
            if (!peer.remote().offers(Version.NODE_NETWORK)) {
                findings.add(Found.P2P_PRUNED.with());
            }
            findings.add(filters(peer.remote()));
            findings.add(clock(Instant.ofEpochSecond(peer.remote().time())));
            permissions().map(PeerTrial::trust).ifPresent(findings::add);
            return findings;
        } catch (IOException e) {
            return List.of(new Unreached(settings.address()).asPeer(e));
        }
    }

    /** A light client lives on them; with JSON-RPC they are not needed. */
    private NodeFinding filters(Version remote) {
        if (remote.offers(Version.NODE_COMPACT_FILTERS)) {
            return Found.FILTERS.with();
        }
        return rpc == null ? Found.FILTERS_WANTED.with() : Found.NO_FILTERS.with();
    }

    private static NodeFinding clock(Instant theirs) {
        var skew = Duration.between(Instant.now(), theirs).abs();
        return skew.compareTo(SKEW) > 0 ? Found.CLOCK_OFF.with(skew.toSeconds()) : Found.CLOCK.with();
    }

    private static NodeFinding trust(List<String> permissions) {
        return permissions.contains("noban")
                ? Found.TRUSTED.with(String.join(", ", permissions))
                : Found.NOT_TRUSTED.with();
    }

    /** {@return what the node lets this connection do; empty where it does not tell} */
    private Optional<List<String>> permissions() {
        if (rpc == null) {
            return Optional.empty();
        }
        try {
            return StreamSupport.stream(rpc.call("getpeerinfo").spliterator(), false)
                    .filter(peer -> peer.path("subver").asString("").equals(NodeTarget.USER_AGENT))
                    .findFirst()
                    .map(peer -> peer.path("permissions"))
                    .filter(JsonNode::isArray)
                    .map(names -> StreamSupport.stream(names.spliterator(), false)
                            .map(name -> name.asString(""))
                            .toList());
        } catch (RpcError | RpcUnavailable _) {
            return Optional.empty();
        }
    }

    /** The connection is only looked at. */
    @Override
    public void received(Message message) {}

    @Override
    public void closed(@Nullable IOException reason) {}
}

package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.ByteVector;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.sandbox.chain.OutputType;
import org.malipo.sandbox.mempool.Policy;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.p2p.PeerInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls about peers, and about addresses as such. */
final class NetworkCalls {
    /** Programs read features from it, so it is that of the Bitcoin Core release whose interface this node has. */
    private static final int VERSION = 290_000;

    private static final int PROGRAM_OFFSET = 2;
    private static final int OP_1 = 0x51;

    private final P2pServer p2p;
    private final Clock clock;

    NetworkCalls(P2pServer p2p, Clock clock) {
        this.p2p = p2p;
        this.clock = clock;
    }

    List<Command> commands() {
        return List.of(
                Command.of("getnetworkinfo", "", _ -> info()),
                Command.of(
                        "getconnectioncount", "", _ -> Json.number(p2p.peers().size())),
                Command.of("getpeerinfo", "", _ -> peers()),
                Command.of("ping", "", _ -> Json.nothing()),
                Command.of("validateaddress", "address", this::validate));
    }

    private JsonNode info() {
        int count = p2p.peers().size();
        ObjectNode info = Json.object();
        info.put("version", VERSION);
        info.put("subversion", P2pServer.USER_AGENT);
        info.put("protocolversion", Message.Version.PROTOCOL);
        info.put("localservices", "%016x".formatted(P2pServer.SERVICES));
        info.putArray("localservicesnames")
                .add("NETWORK")
                .add("WITNESS")
                .add("COMPACT_FILTERS")
                .add("NETWORK_LIMITED");
        info.put("localrelay", true);
        info.put("timeoffset", 0);
        info.put("networkactive", true);
        info.put("connections", count);
        info.put("connections_in", count);
        info.put("connections_out", 0);
        info.putArray("networks");
        info.put("relayfee", Json.btc(Policy.MIN_RELAY_SATS_PER_KVB));
        info.put("incrementalfee", Json.btc(Policy.INCREMENTAL_RELAY_SATS_PER_KVB));
        info.putArray("localaddresses");
        info.putArray("warnings");
        return info;
    }

    private JsonNode peers() {
        return Json.array(p2p.peers().stream().map(this::shown));
    }

    private ObjectNode shown(PeerInfo peer) {
        ObjectNode node = Json.object();
        node.put("id", peer.id());
        node.put("addr", peer.address());
        node.put("addrbind", peer.localAddress());
        node.put("network", "not_publicly_routable");
        node.put("services", "%016x".formatted(peer.version().services()));
        node.put("relaytxes", peer.version().relay());
        node.put("lastsend", peer.traffic().lastSend());
        node.put("lastrecv", peer.traffic().lastReceive());
        node.put("bytessent", peer.traffic().bytesSent());
        node.put("bytesrecv", peer.traffic().bytesReceived());
        node.put("conntime", peer.connectedAt());
        node.put("timeoffset", 0);
        node.put("version", peer.version().protocol());
        node.put("subver", peer.version().userAgent());
        node.put("inbound", true);
        node.put("startingheight", peer.version().startHeight());
        node.putArray("permissions").add("noban").add("relay").add("mempool");
        node.put("minfeefilter", Json.btc(Policy.MIN_RELAY_SATS_PER_KVB));
        node.put("connection_type", "inbound");
        return node.put("age_seconds", clock.instant().getEpochSecond() - peer.connectedAt());
    }

    private JsonNode validate(Params params) throws RpcFault {
        String address = params.text(0);
        Optional<ByteVector> script = ScriptJson.script(address);
        ObjectNode answer = Json.object();
        answer.put("isvalid", script.isPresent());
        if (script.isEmpty()) {
            answer.putArray("error_locations");
            return answer.put("error", "Invalid or unsupported Segwit (Bech32) or Base58 encoding.");
        }
        OutputType type = OutputType.of(script.get());
        answer.put("address", address);
        answer.put("scriptPubKey", script.get().toHex());
        answer.put("isscript", type == OutputType.SCRIPTHASH || type == OutputType.WITNESS_V0_SCRIPTHASH);
        answer.put("iswitness", type.isWitness());
        if (type.isWitness()) {
            int opcode = script.get().get(0) & 0xff;
            answer.put("witness_version", opcode == 0 ? 0 : opcode - OP_1 + 1);
            answer.put("witness_program", script.get().drop(PROGRAM_OFFSET).toHex());
        }
        return answer;
    }
}

package org.malipo.sandbox.lightning.rest;

import java.util.List;
import java.util.Set;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;
import org.malipo.ln.bolt11.Description;
import org.malipo.sandbox.lightning.Faults;
import org.malipo.sandbox.lightning.Refusal;
import org.malipo.sandbox.lightning.SimulatedNode;
import tools.jackson.databind.JsonNode;

/** Calls about the node itself, its peers and its money on the chain. */
final class NodeCalls {
    private static final int PEER_PORT = 9735;
    private static final String GET_INFO = "/v1/getinfo";

    private final SimulatedNode node;

    NodeCalls(SimulatedNode node) {
        this.node = node;
    }

    List<Route> routes() {
        return List.of(
                Route.get(GET_INFO, Permission.INFO_READ, _ -> info()),
                Route.get("/v1/payreq/{pay_req}", Permission.OFFCHAIN_READ, this::decode),
                Route.get("/v1/balance/blockchain", Permission.ONCHAIN_READ, _ -> funds()),
                Route.get("/v1/newaddress", Permission.ADDRESS_WRITE, _ -> newAddress()),
                Route.get("/v1/peers", Permission.PEERS_READ, _ -> peers()),
                Route.post("/v1/peers", Permission.PEERS_WRITE, Set.of("addr", "perm", "timeout"), this::connect));
    }

    private JsonNode info() {
        var tip = node.channels().tip();
        var channels = node.channels().list();
        var open = channels.stream().filter(channel -> channel.open()).count();
        var height = node.faults()
                .next(Faults.Height.class, GET_INFO)
                .map(Faults.Height::height)
                .orElse(tip.height());
        var info = Json.object()
                .put("version", "0.19.3-beta commit=malipo-sandbox")
                .put("commit_hash", "")
                .put("identity_pubkey", node.id())
                .put("alias", node.name())
                .put("color", "#" + node.id().substring(2, 8))
                .put("num_pending_channels", channels.size() - open)
                .put("num_active_channels", open)
                .put("num_inactive_channels", 0)
                .put("num_peers", node.channels().peers().size())
                .put("block_height", height)
                .put("block_hash", tip.hash())
                .put("best_header_timestamp", Json.number(tip.timeSeconds()))
                .put("synced_to_chain", true)
                .put("synced_to_graph", true)
                .put("testnet", false)
                .put("require_htlc_interceptor", false)
                .put("store_final_htlc_resolutions", false);
        info.putArray("chains").addObject().put("chain", "bitcoin").put("network", "regtest");
        info.putArray("uris").add(node.id() + "@127.0.0.1:" + PEER_PORT);
        info.putObject("features");
        return info;
    }

    private JsonNode decode(Call call) throws Refusal {
        try {
            return decoded(Bolt11.decode(call.text("pay_req")));
        } catch (Bolt11Exception e) {
            throw Refusal.of("invalid payment request: " + e.getMessage());
        }
    }

    private static JsonNode decoded(Bolt11 request) {
        var msat = request.amount().map(amount -> amount.value()).orElse(0L);
        var answer = Json.object()
                .put("destination", request.payee().toHex())
                .put("payment_hash", request.paymentHash().toHex())
                .put("num_satoshis", Json.number(msat / Json.MSAT))
                .put("timestamp", Json.number(request.createdAt().getEpochSecond()))
                .put("expiry", Json.number(request.expiry().toSeconds()))
                .put("description", request.description() instanceof Description.Text(var text) ? text : "")
                .put(
                        "description_hash",
                        request.description() instanceof Description.Hash(var hash) ? hash.toHex() : "")
                .put("fallback_addr", "")
                .put("cltv_expiry", Json.number(request.minFinalCltvExpiryDelta()))
                .put("payment_addr", Json.bytes(request.paymentSecret().toHex()))
                .put("num_msat", Json.number(msat));
        answer.putArray("route_hints");
        answer.putObject("features");
        answer.putArray("blinded_paths");
        return answer;
    }

    private JsonNode funds() {
        var funds = node.channels().funds();
        var answer = Json.object()
                .put("total_balance", Json.number(funds.confirmed() + funds.unconfirmed()))
                .put("confirmed_balance", Json.number(funds.confirmed()))
                .put("unconfirmed_balance", Json.number(funds.unconfirmed()))
                .put("locked_balance", "0")
                .put("reserved_balance_anchor_chan", "0");
        answer.putObject("account_balance")
                .putObject("default")
                .put("confirmed_balance", Json.number(funds.confirmed()))
                .put("unconfirmed_balance", Json.number(funds.unconfirmed()));
        return answer;
    }

    private JsonNode newAddress() {
        return Json.object().put("address", node.channels().newAddress());
    }

    private JsonNode peers() {
        var answer = Json.object();
        answer.set(
                "peers",
                Json.array(node.channels().peers().stream()
                        .map(peer -> Json.object()
                                .put("pub_key", peer.key())
                                .put("address", "127.0.0.1:" + PEER_PORT)
                                .put("bytes_sent", "0")
                                .put("bytes_recv", "0")
                                .put("sat_sent", "0")
                                .put("sat_recv", "0")
                                .put("inbound", false)
                                .put("ping_time", "0")
                                .put("sync_type", "ACTIVE_SYNC"))));
        return answer;
    }

    private JsonNode connect(Call call) throws Refusal {
        var address = call.member("addr");
        var key = address.path("pubkey").asString("");
        var host = address.path("host").asString("");
        if (key.isEmpty() || host.isEmpty()) {
            throw Refusal.of("need: lnc pubkeyhash@hostname");
        }
        node.channels().connect(key, host);
        return Json.object().put("status", "connection to " + key + "@" + host + " initiated");
    }
}

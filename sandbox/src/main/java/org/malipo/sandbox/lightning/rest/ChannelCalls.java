package org.malipo.sandbox.lightning.rest;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.malipo.sandbox.lightning.Channels;
import org.malipo.sandbox.lightning.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls about channels. */
final class ChannelCalls {
    private final Channels channels;

    ChannelCalls(Channels channels) {
        this.channels = channels;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/balance/channels", Permission.OFFCHAIN_READ, _ -> balance()),
                Route.get("/v1/channels", Permission.OFFCHAIN_READ, this::open),
                Route.get("/v1/channels/pending", Permission.OFFCHAIN_READ, _ -> pending()),
                Route.post(
                        "/v1/channels",
                        Permission.ONCHAIN_WRITE,
                        Set.of(
                                "node_pubkey",
                                "node_pubkey_string",
                                "local_funding_amount",
                                "push_sat",
                                "sat_per_byte",
                                "sat_per_vbyte",
                                "target_conf",
                                "private"),
                        this::openNew));
    }

    private JsonNode balance() {
        var all = channels.list();
        var open = all.stream().filter(Channels.View::open).toList();
        var pending = all.stream().filter(channel -> !channel.open()).toList();
        var local = sum(open, Channels.View::localMsat);
        var opening = sum(pending, Channels.View::localMsat);
        var answer = Json.object()
                .put("balance", Json.number(local / Json.MSAT))
                .put("pending_open_balance", Json.number(opening / Json.MSAT));
        answer.set("local_balance", Json.amount(local));
        answer.set("remote_balance", Json.amount(sum(open, Channels.View::remoteMsat)));
        answer.set("unsettled_local_balance", Json.amount(sum(open, Channels.View::unsettledMsat)));
        answer.set("unsettled_remote_balance", Json.amount(0));
        answer.set("pending_open_local_balance", Json.amount(opening));
        answer.set("pending_open_remote_balance", Json.amount(sum(pending, Channels.View::remoteMsat)));
        return answer;
    }

    private static long sum(List<Channels.View> views, ToLongFunction<Channels.View> part) {
        return views.stream().mapToLong(part).sum();
    }

    private JsonNode open(Call call) {
        var answer = Json.object();
        answer.set(
                "channels",
                Json.array(channels.list().stream()
                        .filter(Channels.View::open)
                        .filter(_ -> !call.flag("inactive_only"))
                        .map(ChannelCalls::channel)));
        return answer;
    }

    private static ObjectNode channel(Channels.View view) {
        var terms = view.terms();
        var json = Json.object()
                .put("active", true)
                .put("remote_pubkey", view.peerKey())
                .put("channel_point", terms.fundingTxid() + ":" + terms.fundingOutput())
                .put("chan_id", Long.toUnsignedString(view.shortId()))
                .put("capacity", Json.number(terms.capacitySat()))
                .put("local_balance", Json.number(view.localMsat() / Json.MSAT))
                .put("remote_balance", Json.number(view.remoteMsat() / Json.MSAT))
                .put("commit_fee", "0")
                .put("commit_weight", "0")
                .put("fee_per_kw", "0")
                .put("unsettled_balance", Json.number(view.unsettledMsat() / Json.MSAT))
                .put("total_satoshis_sent", Json.number(view.sentMsat() / Json.MSAT))
                .put("total_satoshis_received", Json.number(view.receivedMsat() / Json.MSAT))
                .put("num_updates", Json.number(view.updates()))
                .put("csv_delay", 144)
                .put("private", terms.hidden())
                .put("initiator", view.initiator())
                .put("chan_status_flags", "ChanStatusDefault")
                .put("local_chan_reserve_sat", "0")
                .put("remote_chan_reserve_sat", "0")
                .put("static_remote_key", true)
                .put("commitment_type", "ANCHORS")
                .put("lifetime", "0")
                .put("uptime", "0")
                .put("close_address", "")
                .put("push_amount_sat", Json.number(terms.pushSat()))
                .put("thaw_height", 0)
                .put("zero_conf", false)
                .put("peer_alias", view.peerAlias())
                .put("memo", "");
        json.putArray("pending_htlcs");
        json.putArray("alias_scids");
        return json;
    }

    private JsonNode pending() {
        var answer = Json.object().put("total_limbo_balance", "0");
        var opening = channels.list().stream().filter(view -> !view.open());
        answer.set("pending_open_channels", Json.array(opening.map(ChannelCalls::opening)));
        for (var kind :
                List.of("pending_closing_channels", "pending_force_closing_channels", "waiting_close_channels")) {
            answer.putArray(kind);
        }
        return answer;
    }

    private static ObjectNode opening(Channels.View view) {
        var terms = view.terms();
        var json = Json.object()
                .put("commit_fee", "0")
                .put("commit_weight", "0")
                .put("fee_per_kw", "0")
                .put("confirmations_until_active", view.confirmationsLeft());
        json.putObject("channel")
                .put("remote_node_pub", view.peerKey())
                .put("channel_point", terms.fundingTxid() + ":" + terms.fundingOutput())
                .put("capacity", Json.number(terms.capacitySat()))
                .put("local_balance", Json.number(view.localMsat() / Json.MSAT))
                .put("remote_balance", Json.number(view.remoteMsat() / Json.MSAT))
                .put("local_chan_reserve_sat", "0")
                .put("remote_chan_reserve_sat", "0")
                .put("initiator", view.initiator() ? "INITIATOR_LOCAL" : "INITIATOR_REMOTE")
                .put("commitment_type", "ANCHORS")
                .put("num_forwarding_packages", "0")
                .put("chan_status_flags", "")
                .put("private", terms.hidden())
                .put("memo", "");
        return json;
    }

    private JsonNode openNew(Call call) throws Refusal {
        var raw = call.bytes("node_pubkey");
        var key = raw == null ? call.text("node_pubkey_string") : raw;
        var rate = Math.max(call.number("sat_per_vbyte"), call.number("sat_per_byte"));
        var terms = channels.open(new Channels.Order(
                key, call.number("local_funding_amount"), call.number("push_sat"), call.flag("private"), rate));
        return Json.object()
                .put("funding_txid_bytes", Json.bytes(reversed(terms.fundingTxid())))
                .put("output_index", terms.fundingOutput());
    }

    /** A txid is written backwards, its bytes are not. */
    private static String reversed(String txid) {
        var bytes = HexFormat.of().parseHex(txid);
        for (int i = 0; i < bytes.length / 2; i++) {
            var other = bytes.length - 1 - i;
            var kept = bytes[i];
            bytes[i] = bytes[other];
            bytes[other] = kept;
        }
        return HexFormat.of().formatHex(bytes);
    }
}

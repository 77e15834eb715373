package org.malipo.ln.lnd;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxId;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.ln.Msat;
import org.malipo.ln.http.Fields;
import org.malipo.ln.lnd.LndCalls.Said;
import org.malipo.ln.lnd.Macaroons.Right;
import org.malipo.ln.node.ConnectResult;
import org.malipo.ln.node.NodeChannel;
import org.malipo.ln.node.NodeException;
import org.malipo.ln.node.NodeUri;
import org.malipo.ln.node.OpenResult;

/** Peers and the channels with them. */
final class LndChannels {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CONNECT_SECONDS = 20;
    private static final int TRIES_WHILE_SYNCING = 5;
    private static final int PEERS_REFUSAL = 177;
    private static final Pattern OUTPUT = Pattern.compile("([0-9a-f]{64}):([0-9]{1,5})");

    private final LndCalls calls;
    private final Pace pace;

    LndChannels(LndCalls calls, Pace pace) {
        this.calls = calls;
        this.pace = pace;
    }

    List<NodeChannel> list() {
        return calls.get(Right.READ, "/v1/channels").orThrow().list("channels").stream()
                .map(LndChannels::channel)
                .toList();
    }

    private static NodeChannel channel(Fields fields) {
        return new NodeChannel(
                key(fields),
                !fields.flag("private"),
                fields.flag("active"),
                fields.sats("capacity").orElseThrow(() -> Fields.lacks("capacity")),
                fields.sats("local_balance").orElse(Msat.ZERO),
                output(fields.requiredText("channel_point")));
    }

    private static PublicKey key(Fields fields) {
        var key = new PublicKey(fields.hex("remote_pubkey").orElse(ByteVector.empty));
        if (!key.isValid()) {
            throw Fields.wrong("remote_pubkey");
        }
        return key;
    }

    private static OutPoint output(String text) {
        var parts = OUTPUT.matcher(text);
        if (!parts.matches()) {
            throw Fields.wrong("channel_point");
        }
        return new OutPoint(new TxId(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    OpenResult open(NodeUri peer, Satoshi amount, SatPerVbyte feeRate) {
        var body = Fields.create()
                .put("node_pubkey_string", peer.id().toHex())
                .put("local_funding_amount", String.valueOf(amount.toLong()))
                .put(
                        "sat_per_vbyte",
                        feeRate.value().setScale(0, RoundingMode.CEILING).toPlainString());
        var said = calls.post(Right.EVERYTHING, "/v1/channels", body, LIMIT);
        for (int i = 1; said instanceof Said.Refusal(var error) && isEarly(error) && i < TRIES_WHILE_SYNCING; i++) {
            if (!pause()) {
                break;
            }
            said = calls.post(Right.EVERYTHING, "/v1/channels", body, LIMIT);
        }
        return said instanceof Said.Refusal(var error) ? refusal(peer, error) : OpenResult.OK;
    }

    private static boolean isEarly(LndError error) {
        return error.isSyncing() || error.says("channels cannot be created before");
    }

    private boolean pause() {
        try {
            Thread.sleep(pace.retry());
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private OpenResult refusal(NodeUri peer, LndError error) {
        if (error.hasCode(PEERS_REFUSAL)) {
            return isPendingWith(peer) ? OpenResult.NEED_MORE_CONFIRMATIONS : OpenResult.ALREADY_EXISTS;
        }
        if (isEarly(error) || error.says("pending channels exceed", "number of pending channels")) {
            return OpenResult.NEED_MORE_CONFIRMATIONS;
        }
        if (error.says("is not online", "peer is not connected", "not connected")) {
            return OpenResult.PEER_NOT_CONNECTED;
        }
        if (error.says("not enough witness outputs", "insufficient funds")) {
            return OpenResult.CANNOT_AFFORD_FUNDING;
        }
        throw error.exception();
    }

    private boolean isPendingWith(NodeUri peer) {
        var key = peer.id().toHex();
        return calls.get(Right.READ, "/v1/channels/pending").orThrow().list("pending_open_channels").stream()
                .anyMatch(pending -> pending.object("channel")
                        .text("remote_node_pub")
                        .filter(key::equals)
                        .isPresent());
    }

    ConnectResult connect(NodeUri peer) {
        var body = Fields.create().put("timeout", String.valueOf(CONNECT_SECONDS));
        body.putObject("addr").put("pubkey", peer.id().toHex()).put("host", peer.host() + ":" + peer.port());
        return switch (calls.post(Right.EVERYTHING, "/v1/peers", body, LIMIT)) {
            case Said.Result _ -> ConnectResult.OK;
            case Said.Refusal(var error) -> {
                var exception = error.exception();
                if (!(exception instanceof NodeException.Refused)) {
                    throw exception;
                }
                yield error.says("already connected") ? ConnectResult.OK : ConnectResult.COULD_NOT_CONNECT;
            }
        };
    }
}

package org.malipo.ln.lnd;

import fr.acinq.bitcoin.Satoshi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.ln.Msat;
import org.malipo.ln.http.Fields;
import org.malipo.ln.lnd.LndCalls.Said;
import org.malipo.ln.lnd.Macaroons.Right;
import org.malipo.ln.node.NodeBalance;
import org.malipo.ln.node.NodeInfo;
import org.malipo.ln.node.NodeUri;

/** Who the node is and what it has. */
final class LndState {
    private final LndCalls calls;

    LndState(LndCalls calls) {
        this.calls = calls;
    }

    /** A macaroon that is for invoices only may not know anything of the node, and is good enough for all that. */
    NodeInfo info() {
        var said = calls.get(Right.READ, "/v1/getinfo");
        var fields = said instanceof Said.Refusal(var error) && error.isLackOfRight()
                ? new Fields(Fields.create())
                : said.orThrow();
        return new NodeInfo(
                fields.texts("uris").stream().flatMap(LndState::uri).toList(),
                fields.count("block_height"),
                fields.text("alias"),
                fields.text("color"),
                fields.text("version"),
                fields.count("num_peers"),
                fields.count("num_active_channels"),
                fields.count("num_inactive_channels"),
                fields.count("num_pending_channels"));
    }

    private static Stream<NodeUri> uri(String text) {
        try {
            return Stream.of(NodeUri.read(text));
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }

    NodeBalance balance() {
        var onChain = calls.get(Right.READ, "/v1/balance/blockchain").orThrow();
        var channels = calls.get(Right.READ, "/v1/balance/channels").orThrow();
        var pending = calls.get(Right.READ, "/v1/channels/pending").orThrow();
        return new NodeBalance(
                Optional.of(new NodeBalance.OnChain(
                        sats(onChain, "confirmed_balance"),
                        sats(onChain, "unconfirmed_balance"),
                        sats(onChain, "locked_balance"))),
                Optional.of(new NodeBalance.OffChain(
                        channels.object("pending_open_local_balance").msat("msat"),
                        channels.object("local_balance").msat("msat"),
                        channels.object("remote_balance").msat("msat"),
                        Optional.of(closing(pending)))));
    }

    private static Optional<Satoshi> sats(Fields fields, String name) {
        return fields.sats(name).map(Msat::floorToSats);
    }

    private static Msat closing(Fields pending) {
        return Stream.of("pending_force_closing_channels", "waiting_close_channels")
                .map(pending::list)
                .flatMap(List::stream)
                .flatMap(channel -> channel.sats("limbo_balance").stream())
                .reduce(Msat.ZERO, Msat::plus);
    }

    String depositAddress() {
        return calls.get(Right.INVOICES, "/v1/newaddress").orThrow().requiredText("address");
    }
}

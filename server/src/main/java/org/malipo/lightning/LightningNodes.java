package org.malipo.lightning;

import fr.acinq.bitcoin.Satoshi;
import java.util.function.Function;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.ln.node.ConnectResult;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeException;
import org.malipo.ln.node.NodeUri;
import org.malipo.ln.node.OpenResult;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;

/** The nodes of stores and of the server, for whoever asks them something. */
@Component
public class LightningNodes {
    private final NodeTable table;
    private final InternalNodes internal;
    private final OpenNodes open;
    private final Stores stores;
    private final LightningTrail trail;

    LightningNodes(NodeTable table, InternalNodes internal, OpenNodes open, Stores stores, LightningTrail trail) {
        this.table = table;
        this.internal = internal;
        this.open = open;
        this.stores = stores;
        this.trail = trail;
    }

    /** @throws ProblemException if the store has none */
    public Payer ofStore(StoreId store) {
        var method = table.method(store).orElseThrow(() -> notSetUp("The lightning node is not set up"));
        var node = method.nodeId() == null
                ? internal.of(stores.get(store).network())
                : table.find(new NodeId(method.nodeId()));
        return new Payer(store, node.orElseThrow(LightningNodes::noInternal));
    }

    /** @throws ProblemException if the server has none */
    public Payer ofServer() {
        return new Payer(null, internal.of(stores.networkOfNewStores()).orElseThrow(LightningNodes::noInternal));
    }

    /** {@return the network that the payer's node is on} */
    public Network network(Payer payer) {
        return payer.store() == null
                ? stores.networkOfNewStores()
                : stores.get(payer.store()).network();
    }

    /**
     * Must not be called inside a transaction.
     *
     * @throws NodeException if the node does not answer, or refuses
     */
    public <T> T ask(Payer payer, Function<LightningNode, T> question) {
        try (var use = open.use(payer.node())) {
            return question.apply(use.node());
        }
    }

    private static ProblemException noInternal() {
        return notSetUp("The internal lightning node is not set up");
    }

    private static ProblemException notSetUp(String message) {
        return new ProblemException(Problem.notFound("lightning-not-configured", message));
    }

    public OpenResult openChannel(Payer payer, NodeUri peer, Satoshi amount, SatPerVbyte feeRate) {
        trail.openingChannel(payer.store(), peer.id().toHex(), amount.toLong());
        return ask(payer, node -> node.openChannel(peer, amount, feeRate));
    }

    public ConnectResult connect(Payer payer, NodeUri peer) {
        trail.connecting(payer.store(), peer.id().toHex());
        return ask(payer, node -> node.connect(peer));
    }
}

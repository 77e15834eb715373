package org.malipo.lightning.web;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.lightning.LightningNodes;
import org.malipo.lightning.Payer;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeUri;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/** What the API lets people do with a node besides invoices and payments, whoever's it is. */
@Component
class LightningCalls {
    private static final BigDecimal MOST_SATS = BigDecimal.valueOf(2_100_000_000_000_000L);

    private final LightningNodes nodes;

    LightningCalls(LightningNodes nodes) {
        this.nodes = nodes;
    }

    NodeData.Info info(Payer payer) {
        return NodeData.Info.of(ask(payer, LightningNode::info));
    }

    NodeData.Balance balance(Payer payer) {
        return NodeData.Balance.of(ask(payer, LightningNode::balance));
    }

    List<NodeData.Channel> channels(Payer payer) {
        return ask(payer, LightningNode::channels).stream()
                .map(NodeData.Channel::of)
                .toList();
    }

    NodeData.Address depositAddress(Payer payer) {
        return new NodeData.Address(ask(payer, LightningNode::depositAddress));
    }

    /** @throws ProblemException always: no node tells its past */
    NodeData.Histogram histogram(Payer payer) {
        throw new ProblemException(Problem.notFound(
                "histogram-not-found",
                "There is no histogram of "
                        + (payer.node().isInternal() ? "the internal lightning node" : "the lightning node")));
    }

    void connect(Payer payer, NodeData.ConnectRequest request) {
        var errors = new FieldErrors();
        var peer = peer(request.nodeURI(), "A valid node info was not provided to connect to", errors);
        errors.throwIfAny();
        var result = NodeAnswers.answered(() -> nodes.connect(payer, required(peer)));
        switch (result) {
            case OK -> {}
            case COULD_NOT_CONNECT -> throw refused("could-not-connect", "Could not connect to the remote node");
        }
    }

    void openChannel(Payer payer, NodeData.OpenRequest request) {
        var errors = new FieldErrors();
        var peer = peer(request.nodeURI(), "A valid node info was not provided to open a channel with", errors);
        requirePositive("ChannelAmount", request.channelAmount(), errors);
        requirePositive("FeeRate", request.feeRate(), errors);
        var amount = sats(request.channelAmount(), errors);
        errors.throwIfAny();
        var rate = new SatPerVbyte(required(request.feeRate()));
        var result = NodeAnswers.answered(() -> nodes.openChannel(payer, required(peer), amount, rate));
        switch (result) {
            case OK -> {}
            case ALREADY_EXISTS -> throw refused("channel-already-exists", "The channel already exists");
            case CANNOT_AFFORD_FUNDING ->
                throw refused("cannot-afford-funding", "The node has too little money to open the channel");
            case NEED_MORE_CONFIRMATIONS ->
                throw refused(
                        "need-more-confirmations", "The node waits for more confirmations before it opens a channel");
            case PEER_NOT_CONNECTED -> throw refused("peer-not-connected", "The node is not connected to that peer");
        }
    }

    private <T> T ask(Payer payer, Function<LightningNode, T> question) {
        return NodeAnswers.answered(() -> nodes.ask(payer, question));
    }

    private static @Nullable NodeUri peer(@Nullable String text, String message, FieldErrors errors) {
        try {
            return NodeUri.read(text == null ? "" : text);
        } catch (IllegalArgumentException _) {
            errors.add("NodeURI", message);
            return null;
        }
    }

    private static void requirePositive(String name, @Nullable BigDecimal value, FieldErrors errors) {
        if (value == null) {
            errors.add(name, name + " is missing");
        } else if (value.signum() <= 0) {
            errors.add(name, name + " must be more than 0");
        }
    }

    private static Satoshi sats(@Nullable BigDecimal amount, FieldErrors errors) {
        if (amount == null || amount.signum() <= 0) {
            return new Satoshi(0);
        }
        if (amount.stripTrailingZeros().scale() > 0 || amount.compareTo(MOST_SATS) > 0) {
            errors.add("ChannelAmount", "ChannelAmount must be whole satoshis");
            return new Satoshi(0);
        }
        return new Satoshi(amount.longValueExact());
    }

    private static <T> T required(@Nullable T checked) {
        return Objects.requireNonNull(checked);
    }

    static ProblemException refused(String code, String message) {
        return new ProblemException(Problem.refused(code, message));
    }
}

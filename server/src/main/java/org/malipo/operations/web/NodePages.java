package org.malipo.operations.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainSettings;
import org.malipo.chain.NodeSettings;
import org.malipo.operations.doctor.GuardedTransport;
import org.malipo.operations.doctor.NodeTarget;
import org.malipo.operations.doctor.NodeTarget.Guards;
import org.malipo.operations.doctor.NodeTrial;
import org.malipo.operations.doctor.NodeTrial.Outcome;
import org.malipo.outbound.OutboundHttp;
import org.malipo.outbound.OutboundSockets;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How the nodes are, and whether another one would do. */
@Controller
class NodePages {
    private static final int HOUR = 6;

    private final Chain chain;
    private final ChainSettings settings;
    private final OutboundHttp http;
    private final OutboundSockets sockets;

    NodePages(Chain chain, ChainSettings settings, OutboundHttp http, OutboundSockets sockets) {
        this.chain = chain;
        this.settings = settings;
        this.http = http;
        this.sockets = sockets;
    }

    @GetMapping("/server/nodes")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String show(Model model) throws InterruptedException {
        return show(NodeForm.empty(chain.defaultNetwork()), FormErrors.NONE, null, null, model);
    }

    /** Tries the node of the settings, with what they say of it. */
    @PostMapping("/server/nodes/{network}/test")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String test(@PathVariable String network, Model model) throws InterruptedException {
        var known = withNodes().entrySet().stream()
                .filter(node -> node.getKey().id().equals(network))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(Problem.notFound("node-not-found", "There is no node for this network")));
        var outcome = new NodeTrial(known.getValue()).run();
        return show(NodeForm.empty(known.getKey()), FormErrors.NONE, network, outcome, model);
    }

    /** Tries a node that was typed; what it is reached by is guarded, and no file is ever read for it. */
    @PostMapping("/server/nodes/test")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String test(NodeForm form, HttpServletResponse response, Model model) throws InterruptedException {
        var errors = form.errors();
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(form, errors, null, null, model);
        }
        var guards = new Guards(new GuardedTransport(http), sockets.factory());
        var outcome = new NodeTrial(form.target(guards)).run();
        return show(form, errors, form.p2p().isEmpty() ? form.rpc() : form.p2p(), outcome, model);
    }

    private String show(
            NodeForm form, FormErrors errors, @Nullable String tried, @Nullable Outcome outcome, Model model)
            throws InterruptedException {
        model.addAttribute("view", new NodesView(cards(), form, errors, tried, outcome));
        return "operations/nodes";
    }

    /** {@return the nodes of the settings; networks that a light client follows have none} */
    private Map<Network, NodeTarget> withNodes() {
        var targets = new LinkedHashMap<Network, NodeTarget>();
        settings.enabled().forEach((network, node) -> {
            if (node.rpc() != null) {
                targets.put(network, NodeTarget.ofSettings(network, node));
            }
        });
        return targets;
    }

    private List<NodeCard> cards() throws InterruptedException {
        var looks = NodeLook.at(withNodes());
        return settings.enabled().entrySet().stream()
                .map(node -> card(node.getKey(), node.getValue(), looks.get(node.getKey())))
                .toList();
    }

    private NodeCard card(Network network, NodeSettings node, @Nullable Outcome look) {
        var rpc = node.rpc();
        return new NodeCard(
                network,
                rpc == null ? null : NodeCard.Place.of(node.p2p(), rpc),
                chain.status(network),
                chain.lastTrouble(network).orElse(null),
                look,
                chain.estimate(network, HOUR),
                chain.feeSources(network));
    }
}

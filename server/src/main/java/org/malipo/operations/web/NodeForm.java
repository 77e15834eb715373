package org.malipo.operations.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.operations.doctor.NodeTarget;
import org.malipo.operations.doctor.NodeTarget.Guards;
import org.malipo.operations.settings.Kind;
import org.malipo.problem.FormErrors;

/**
 * A node that somebody wants to try, as it was typed. A file can't be named here: whoever fills in this form could read it.
 *
 * @param p2p host, or host and port, of its peer-to-peer interface
 * @param rpc address of its JSON-RPC interface; empty for a node that is known as a peer alone
 */
public record NodeForm(String network, String p2p, String rpc, String user, String password) {
    public NodeForm {
        network = text(network);
        p2p = text(p2p);
        rpc = text(rpc);
        user = text(user);
        password = password == null ? "" : password;
    }

    static NodeForm empty(Network network) {
        return new NodeForm(network.id(), "", "", "", "");
    }

    FormErrors errors() {
        var errors = FormErrors.NONE;
        if (known().isEmpty()) {
            errors = errors.and("network", "nodes.wrong.network");
        }
        if (p2p.isEmpty() && rpc.isEmpty()) {
            errors = errors.and("p2p", "nodes.wrong.nothing");
        }
        if (!p2p.isEmpty() && !Kind.HOST_AND_PORT.admits(p2p)) {
            errors = errors.and("p2p", "nodes.wrong.p2p");
        }
        if (!rpc.isEmpty() && (!Kind.NODE_URL.admits(rpc) || url().getRawUserInfo() != null)) {
            errors = errors.and("rpc", "nodes.wrong.rpc");
        }
        return errors;
    }

    /** Only where there are no {@link #errors}. */
    NodeTarget target(Guards guards) {
        return NodeTarget.typed(
                known().orElseThrow(),
                rpc.isEmpty() ? null : url(),
                new RpcCredentials.Password(user, password),
                p2p.isEmpty() ? null : p2p,
                guards);
    }

    private Optional<Network> known() {
        return Arrays.stream(Network.values())
                .filter(other -> other.id().equals(network))
                .findFirst();
    }

    private URI url() {
        try {
            return new URI(rpc);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e); // it was found to be one
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    @Override
    public String toString() {
        return network + " " + p2p + " " + rpc + " [secret]";
    }
}

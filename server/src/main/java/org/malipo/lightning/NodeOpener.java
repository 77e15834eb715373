package org.malipo.lightning;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.http.Reach;
import org.malipo.ln.node.LightningNode;
import org.malipo.outbound.OutboundUrls;
import org.malipo.outbound.OutboundUrls.ForbiddenAddress;
import org.springframework.stereotype.Component;

/** Makes the client that speaks to a node of some kind, and sees to it that users' nodes lead to no private address. */
@Component
class NodeOpener {
    private final OutboundUrls urls;

    NodeOpener(OutboundUrls urls) {
        this.urls = urls;
    }

    boolean canOpen(Connection connection) {
        return org.malipo.ln.kinds.LightningNodes.isSupported(connection);
    }

    /**
     * @param trusted whether it may name files, and be where users' addresses must not lead
     * @throws IllegalStateException if it names files and is not trusted, which is refused long before
     */
    LightningNode open(Connection connection, boolean trusted) {
        if (!trusted && !connection.fileKeys().isEmpty()) {
            throw new IllegalStateException("A user's connection string names a file of the server");
        }
        return org.malipo.ln.kinds.LightningNodes.open(connection, trusted ? Reach.EVERYWHERE : this::guarded);
    }

    private InetAddress[] guarded(String host, int port) throws UnknownHostException {
        try {
            return urls.resolve(host, port);
        } catch (ForbiddenAddress _) {
            throw new Reach.Forbidden(host);
        }
    }
}

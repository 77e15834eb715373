package org.malipo.ln.node.contract;

import java.util.Optional;
import org.malipo.ln.Msat;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeUri;

/** A node that is tested, and another beside it. Between them are channels in which both have at least a million satoshis. */
public interface LightningStage extends AutoCloseable {
    /** To the node that is tested. */
    Connection connection();

    LightningNode peer();

    NodeUri peerUri();

    /** {@return the same node with a macaroon or password that it does not know} */
    Optional<Connection> withWrongSecret();

    /** {@return the same node where another certificate is trusted} */
    Optional<Connection> withWrongCertificate();

    /** {@return a node that can only be paid through others, which take fees; empty where there is none} */
    Optional<LightningNode> distant();

    /** What a way to the distant node costs at least. */
    default Msat distantFee() {
        return Msat.ZERO;
    }

    @Override
    void close();
}

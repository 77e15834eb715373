package org.malipo.ln.kinds;

import org.malipo.ln.connection.BlinkConnection;
import org.malipo.ln.connection.ClnRestConnection;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.connection.CoreLightningConnection;
import org.malipo.ln.connection.EclairConnection;
import org.malipo.ln.connection.LnbitsConnection;
import org.malipo.ln.connection.LndConnection;
import org.malipo.ln.connection.LndHubConnection;
import org.malipo.ln.connection.NwcConnection;
import org.malipo.ln.connection.PhoenixdConnection;
import org.malipo.ln.http.Reach;
import org.malipo.ln.lnd.Lnd;
import org.malipo.ln.node.LightningNode;

/** Opens nodes of all kinds. */
public final class LightningNodes {
    private LightningNodes() {}

    /** {@return whether nodes of this kind can be opened; the others can only be told from each other} */
    public static boolean isSupported(Connection connection) {
        return switch (connection) {
            case LndConnection _ -> true;
            case BlinkConnection _,
                    ClnRestConnection _,
                    CoreLightningConnection _,
                    EclairConnection _,
                    LnbitsConnection _,
                    LndHubConnection _,
                    NwcConnection _,
                    PhoenixdConnection _ -> false;
        };
    }

    /**
     * {@return the node; nobody is called yet}
     *
     * @param reach where its name may lead
     * @throws IllegalArgumentException if the kind is not supported; the message is for people
     */
    public static LightningNode open(Connection connection, Reach reach) {
        if (connection instanceof LndConnection lnd) {
            return new Lnd(lnd, reach);
        }
        throw new IllegalArgumentException("This kind of Lightning node is not supported yet.");
    }
}

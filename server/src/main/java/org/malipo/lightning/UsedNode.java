package org.malipo.lightning;

import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.ln.connection.Secret;

/**
 * A node that a store uses, or the server's own. Prints no secret.
 *
 * @param store whose it is; null for the server's own
 * @param connection the connection string
 * @param trusted given by whoever administers the server: it may name files and private hosts
 */
public record UsedNode(NodeId id, @Nullable StoreId store, Secret connection, boolean trusted) {
    /** {@return whether it is the server's own} */
    public boolean isInternal() {
        return store == null;
    }
}

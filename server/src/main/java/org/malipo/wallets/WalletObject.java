package org.malipo.wallets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A thing of a wallet and what it is linked to.
 *
 * @param data whatever was kept with it
 */
public record WalletObject(ObjectKey key, @Nullable ObjectNode data, List<Neighbour> neighbours) {
    /**
     * The other end of a link.
     *
     * @param linkData what was kept with the link
     * @param data what was kept with the neighbour
     */
    public record Neighbour(
            ObjectKey key,
            @Nullable ObjectNode linkData,
            @Nullable ObjectNode data) {}
}

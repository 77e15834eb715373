package org.malipo.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A thing of a wallet that a store keeps something about.
 *
 * @param type for example {@code tx}, {@code address}, {@code utxo}, {@code label}, {@code invoice}, or one of your own
 * @param data an object, or null
 */
public record WalletObject(String type, String id, @Nullable JsonNode data, List<Link> links) {
    /**
     * Another thing that it is linked to.
     *
     * @param linkData what is kept with the link
     * @param objectData what is kept with that thing
     */
    public record Link(
            String type,
            String id,
            @Nullable JsonNode linkData,
            @Nullable JsonNode objectData) {}
}

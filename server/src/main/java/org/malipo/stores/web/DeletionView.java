package org.malipo.stores.web;

import java.util.List;
import java.util.function.Function;
import org.malipo.money.Sats;
import org.malipo.stores.StoreBelongings.Loss;

/**
 * What stands on the page that asks before a store is deleted.
 *
 * @param obstacles what must come to an end before
 * @param losses what nothing brings back
 * @param typed the name as it was typed
 * @param wrong whether that is another one
 */
public record DeletionView(
        String storeId, String name, List<Loss> obstacles, List<Loss> losses, String typed, boolean wrong) {
    /** {@return what stands in the sentence of a loss, ready to be shown} */
    public Object[] values(Loss loss, Function<Sats, String> shown) {
        return loss.values().stream()
                .map(value -> value instanceof Sats sats ? shown.apply(sats) : value)
                .toArray();
    }
}

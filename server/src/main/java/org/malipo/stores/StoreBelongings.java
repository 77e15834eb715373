package org.malipo.stores;

import java.util.List;
import org.malipo.access.StoreId;

/** What a module keeps for stores. A module that keeps something has a bean of this type, which lets go of it. */
public interface StoreBelongings {
    /** {@return what whoever deletes the store should know before; most have nothing to say} */
    default List<Loss> losses(StoreId store) {
        return List.of();
    }

    /** {@return what must be brought to an end before the store can be deleted; most have nothing to say} */
    default List<Loss> obstacles(StoreId store) {
        return List.of();
    }

    /**
     * Lets go of some of what a deleted store had, in one short transaction or none. It is asked until nothing is left,
     * and once more from the beginning after a crash.
     *
     * @return whether something may be left
     */
    boolean letGo(StoreId store);

    /**
     * What is lost with a store for good.
     *
     * @param message key of a sentence
     * @param values what stands in it; satoshis are shown as on all pages
     */
    record Loss(String message, List<Object> values) {}
}

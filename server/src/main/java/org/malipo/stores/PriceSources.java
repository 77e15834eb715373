package org.malipo.stores;

import java.util.List;

/** What a store may choose as the source of its prices. The module that knows the sources has a bean of this type. */
public interface PriceSources {
    /** {@return the sources, in the order to show them in} */
    List<PriceSource> offered();

    /**
     * A source.
     *
     * @param name as people know it
     */
    record PriceSource(String id, String name) {}
}

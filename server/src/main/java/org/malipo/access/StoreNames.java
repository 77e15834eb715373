package org.malipo.access;

import java.util.Collection;
import java.util.List;

/** Tells what stores are called; the module that keeps them implements it. */
public interface StoreNames {
    /** {@return those of these stores that are in use, in the order in which people see them} */
    List<NamedStore> of(Collection<StoreId> stores);

    record NamedStore(StoreId id, String name) {}
}

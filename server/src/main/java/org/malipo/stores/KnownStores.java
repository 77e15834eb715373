package org.malipo.stores;

import java.util.Collection;
import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.access.StoreNames;
import org.springframework.stereotype.Component;

/** Tells what stores are called. */
@Component
class KnownStores implements StoreNames {
    private final Stores stores;

    KnownStores(Stores stores) {
        this.stores = stores;
    }

    @Override
    public List<NamedStore> of(Collection<StoreId> ids) {
        return stores.list(ids).stream()
                .filter(store -> !store.archived())
                .map(store -> new NamedStore(store.id(), store.name()))
                .toList();
    }
}

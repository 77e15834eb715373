package org.malipo.stores;

import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.access.StoreOfPath;
import org.springframework.stereotype.Component;

/** Tells whether the store in a path exists, so that nobody is let into one that does not. */
@Component
class StorePaths implements StoreOfPath {
    private final Stores stores;

    StorePaths(Stores stores) {
        this.stores = stores;
    }

    @Override
    public String variable() {
        return STORE;
    }

    @Override
    public Optional<StoreId> storeOf(String id) {
        return stores.find(new StoreId(id)).map(Store::id);
    }
}

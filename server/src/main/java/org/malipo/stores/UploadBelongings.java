package org.malipo.stores;

import org.malipo.access.StoreId;
import org.malipo.access.Uploads;
import org.springframework.stereotype.Component;

/** Lets go of files that were uploaded for a store. Each is forgotten only once the file is. */
@Component
class UploadBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 20;

    private final StoreUploadTable table;
    private final Uploads uploads;

    UploadBelongings(StoreUploadTable table, Uploads uploads) {
        this.table = table;
        this.uploads = uploads;
    }

    @Override
    public boolean letGo(StoreId store) {
        var references = table.list(store, AT_A_TIME);
        for (var reference : references) {
            uploads.discard(reference);
            table.remove(store, reference);
        }
        return references.size() == AT_A_TIME;
    }
}

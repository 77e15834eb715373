package org.malipo.stores;

import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.Uploads;
import org.malipo.access.UserId;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Uploads of stores: logo, stylesheet, sound. What a new one replaces is deleted if it was uploaded for this store. A file
 * that somebody only referred to may be another store's, or the server's, and stays.
 */
@Component
public class StoreFiles {
    private final Stores stores;
    private final Uploads uploads;
    private final StoreUploadTable table;

    StoreFiles(Stores stores, Uploads uploads, StoreUploadTable table) {
        this.stores = stores;
        this.uploads = uploads;
        this.table = table;
    }

    /**
     * The file is kept before the transaction that changes the store.
     *
     * @throws org.malipo.problem.FieldErrors.InvalidFields if the file won't do
     */
    public Store set(StoreId store, StoreFile which, MultipartFile file, UserId by) {
        return replace(store, which, uploads.store(file, by, which.kind()));
    }

    public Store remove(StoreId store, StoreFile which) {
        return replace(store, which, null);
    }

    private Store replace(StoreId id, StoreFile which, @Nullable String url) {
        return stores.change(id, store -> {
            var branding = store.settings().branding();
            which.of(branding).filter(replaced -> table.remove(id, replaced)).ifPresent(uploads::discard);
            if (url != null) {
                table.add(id, url);
            }
            return store.with(store.settings().with(which.in(branding, url)));
        });
    }
}

package org.malipo.stores;

import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.Uploads;
import org.malipo.access.UserId;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Uploads of stores: logo, stylesheet, sound. What a new one replaces is deleted. */
@Component
public class StoreFiles {
    private final Stores stores;
    private final Uploads uploads;

    StoreFiles(Stores stores, Uploads uploads) {
        this.stores = stores;
        this.uploads = uploads;
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
            which.of(branding).ifPresent(uploads::delete);
            return store.with(store.settings().with(which.in(branding, url)));
        });
    }
}

package org.malipo.stores;

import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.Uploads;
import org.malipo.access.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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

    /** @throws org.malipo.problem.FieldErrors.InvalidFields if the file won't do */
    @Transactional
    public Store set(StoreId store, StoreFile which, MultipartFile file, UserId by) {
        return replace(store, which, uploads.store(file, by, which.kind()));
    }

    @Transactional
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

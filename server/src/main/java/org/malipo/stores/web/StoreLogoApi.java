package org.malipo.stores.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.stores.StoreFile;
import org.malipo.stores.StoreFiles;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A store's logo over the API. */
@RestController
@Tag(name = "Stores")
class StoreLogoApi {
    private final StoreFiles files;
    private final StoreView view;

    StoreLogoApi(StoreFiles files, StoreView view) {
        this.files = files;
        this.view = view;
    }

    /**
     * Answers with the store. Older descriptions name the data of an account here by mistake; nobody ever answered so, and
     * the {@code id} of an account in place of the store's would mislead programs.
     */
    @PostMapping("/api/v1/stores/{storeId}/logo")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    StoreData set(@PathVariable StoreId storeId, @RequestParam(required = false) @Nullable MultipartFile file) {
        if (file == null) {
            throw FieldErrors.of("file", "A file is missing");
        }
        return view.of(files.set(storeId, StoreFile.LOGO, file, Caller.current().user()));
    }

    @DeleteMapping("/api/v1/stores/{storeId}/logo")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    void remove(@PathVariable StoreId storeId) {
        files.remove(storeId, StoreFile.LOGO);
    }
}

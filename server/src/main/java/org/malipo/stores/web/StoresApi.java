package org.malipo.stores.web;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.access.Uploads;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.stores.StoreMaking;
import org.malipo.stores.Stores;
import org.malipo.stores.Stores.NewStore;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stores over the API. */
@RestController
@Tag(name = "Stores")
class StoresApi {
    private final Stores stores;
    private final StoreMaking making;
    private final StoreTemplate template;
    private final StoreView view;
    private final Uploads uploads;

    StoresApi(Stores stores, StoreMaking making, StoreTemplate template, StoreView view, Uploads uploads) {
        this.stores = stores;
        this.making = making;
        this.template = template;
        this.view = view;
        this.uploads = uploads;
    }

    @GetMapping("/api/v1/stores")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    List<StoreData> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        var caller = Caller.current();
        var visible = caller.stores().keySet().stream()
                .filter(store -> caller.may(Permission.CAN_VIEW_STORE_SETTINGS, store))
                .toList();
        int size = PageSize.of(take);
        return view.of(NextPage.cut(stores.list(visible, after, size + 1), size, Stores::place));
    }

    @PostMapping("/api/v1/stores")
    @Requires(value = Permission.CAN_MODIFY_STORE_SETTINGS, unscoped = true)
    StoreData create(@RequestBody StoreData request) {
        StoreCheck.ofNew(request);
        var settings = new StoreChange(request, uploads).applyTo(template.settings());
        var wanted =
                new NewStore(requireNonNull(request.name()).strip(), settings, Boolean.TRUE.equals(request.archived()));
        return view.of(making.make(Caller.current(), wanted));
    }

    @GetMapping("/api/v1/stores/{storeId}")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    StoreData get(@PathVariable StoreId storeId) {
        return view.of(stores.get(storeId));
    }

    @PutMapping("/api/v1/stores/{storeId}")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    StoreData change(@PathVariable StoreId storeId, @RequestBody StoreData request) {
        StoreCheck.ofChange(request);
        return view.of(stores.change(storeId, new StoreChange(request, uploads)::applyTo));
    }

    /** Takes the caller's membership away. The store stays, for its other members and for its books. */
    @DeleteMapping("/api/v1/stores/{storeId}")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    void leave(@PathVariable StoreId storeId) {
        stores.leave(storeId, Caller.current().user());
    }
}

package org.malipo.stores.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.Once;
import org.malipo.stores.Store;
import org.malipo.stores.StoreDeletion;
import org.malipo.stores.Stores;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deleting a store for good. Whoever does it types its name, since nothing brings it back. */
@Controller
class StoreDeletionPages {
    private final Stores stores;
    private final StoreDeletion deletion;

    StoreDeletionPages(Stores stores, StoreDeletion deletion) {
        this.stores = stores;
        this.deletion = deletion;
    }

    @GetMapping("/stores/{storeId}/delete")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String ask(@PathVariable StoreId storeId, Model model) {
        return show(model, stores.get(storeId), "", false);
    }

    @PostMapping("/stores/{storeId}/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String delete(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        var store = stores.get(storeId);
        boolean wrong = !name.strip().equals(store.name());
        if (wrong || !deletion.obstacles(storeId).isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, store, name, wrong);
        }
        deletion.delete(storeId);
        return "redirect:/stores";
    }

    private String show(Model model, Store store, String typed, boolean wrong) {
        var obstacles = deletion.obstacles(store.id());
        var losses = deletion.losses(store.id());
        model.addAttribute("view", new DeletionView(store.id().value(), store.name(), obstacles, losses, typed, wrong));
        return "stores/delete";
    }
}

package org.malipo.stores.web;

import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SignedIn;
import org.malipo.access.StoreId;
import org.malipo.problem.Once;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Putting a store away, and leaving it. */
@Controller
class StoreLifePages {
    private final Stores stores;

    StoreLifePages(Stores stores) {
        this.stores = stores;
    }

    /** Puts it away, or takes it out again. */
    @PostMapping("/stores/{storeId}/archive")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String archive(@PathVariable StoreId storeId) {
        var store = stores.change(storeId, before -> before.withArchived(!before.archived()));
        return store.archived() ? "redirect:/stores" : "redirect:/stores/" + storeId + "/settings";
    }

    @GetMapping("/stores/{storeId}/me/delete")
    @SignedIn
    String askBeforeLeaving(@PathVariable StoreId storeId, Model model) {
        model.addAttribute("store", ofCaller(storeId));
        return "stores/leave";
    }

    @PostMapping("/stores/{storeId}/me/delete")
    @Once
    @SignedIn
    String leave(@PathVariable StoreId storeId) {
        stores.leave(ofCaller(storeId).id(), Caller.current().user());
        return "redirect:/stores";
    }

    private Store ofCaller(StoreId id) {
        if (!Caller.current().stores().containsKey(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return stores.get(id);
    }
}

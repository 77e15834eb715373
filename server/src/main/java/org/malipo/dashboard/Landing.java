package org.malipo.dashboard;

import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Memberships;
import org.malipo.access.Public;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Sends people from the root to where they want to be. */
@Controller
class Landing {
    private final Accounts accounts;
    private final Memberships memberships;
    private final Stores stores;

    Landing(Accounts accounts, Memberships memberships, Stores stores) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.stores = stores;
    }

    @GetMapping("/")
    @Public
    String root() {
        return "redirect:"
                + Caller.find().map(this::home).orElseGet(() -> accounts.hasAdmin() ? "/login" : "/register");
    }

    private String home(Caller caller) {
        return stores.list(memberships.storesOf(caller.user())).stream()
                .filter(store -> !store.archived())
                .findFirst()
                .map(Store::id)
                .map(id -> "/stores/" + id.value())
                .orElse("/stores/create");
    }
}

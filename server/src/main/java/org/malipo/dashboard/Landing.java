package org.malipo.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Memberships;
import org.malipo.access.Permission;
import org.malipo.access.Policies;
import org.malipo.access.Public;
import org.malipo.access.ServerPolicies.DomainPage;
import org.malipo.access.SignedIn;
import org.malipo.access.StoreId;
import org.malipo.problem.MissingPermission;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.malipo.web.LastStore;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Sends people from the root to where they want to be: everybody to the page that the administrator gave this host name,
 * the staff to the store they were in last, strangers to the start page or to sign in.
 */
@Controller
class Landing {
    private static final List<Entrance> ENTRANCES = List.of(
            new Entrance(Permission.CAN_VIEW_STORE_SETTINGS, ""),
            new Entrance(Permission.CAN_VIEW_INVOICES, "/invoices"),
            new Entrance(Permission.CAN_VIEW_WALLET, "/wallet"));

    private final Accounts accounts;
    private final Memberships memberships;
    private final Stores stores;
    private final Policies policies;

    Landing(Accounts accounts, Memberships memberships, Stores stores, Policies policies) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.stores = stores;
        this.policies = policies;
    }

    /** A page of a store that somebody may begin with. */
    private record Entrance(Permission permission, String path) {}

    @GetMapping("/")
    @Public
    String root(HttpServletRequest request) {
        if (!accounts.hasAdmin()) {
            return "redirect:/register";
        }
        return "redirect:"
                + pageOfHost(request.getServerName())
                        .or(() -> Caller.find().map(caller -> home(caller, request)))
                        .orElseGet(() -> Optional.ofNullable(policies.current().rootPage())
                                .orElse("/login"));
    }

    /** {@return the first page of the store that this person may see} */
    @GetMapping("/stores/{storeId}/index")
    @SignedIn
    String index(@PathVariable StoreId storeId) {
        return "redirect:"
                + entrance(Caller.current(), storeId)
                        .orElseThrow(() -> new MissingPermission(Permission.CAN_VIEW_STORE_SETTINGS.policy()));
    }

    private Optional<String> pageOfHost(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return policies.current().domains().stream()
                .filter(domain -> domain.domain().equals(name))
                .map(DomainPage::page)
                .findFirst();
    }

    private String home(Caller caller, HttpServletRequest request) {
        var last = LastStore.of(request);
        var open = stores.list(memberships.storesOf(caller.user())).stream()
                .filter(store -> !store.archived())
                .map(Store::id)
                .toList();
        return Stream.concat(open.stream().filter(id -> id.value().equals(last)), open.stream())
                .flatMap(id -> entrance(caller, id).stream())
                .findFirst()
                .orElse("/stores/create");
    }

    private static Optional<String> entrance(Caller caller, StoreId store) {
        return ENTRANCES.stream()
                .filter(entrance -> caller.may(entrance.permission(), store))
                .map(entrance -> "/stores/" + store.value() + entrance.path())
                .findFirst();
    }
}

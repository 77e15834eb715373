package org.malipo.search;

import java.util.List;
import java.util.Locale;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.SignedIn;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceSearch;
import org.malipo.search.SearchView.FoundStore;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search field's page. Shows nothing that the person could not open. */
@Controller
class SearchPages {
    private static final int LONGEST = 100;
    private static final int MOST = 10;

    private final Stores stores;
    private final InvoiceSearch invoices;

    SearchPages(Stores stores, InvoiceSearch invoices) {
        this.stores = stores;
        this.invoices = invoices;
    }

    @GetMapping("/search")
    @SignedIn
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        var sought = q.strip().substring(0, Math.min(q.strip().length(), LONGEST));
        model.addAttribute("view", sought.isEmpty() ? new SearchView("", List.of(), List.of()) : found(sought));
        return "search/page";
    }

    private SearchView found(String sought) {
        var caller = Caller.current();
        var readable = caller.stores().keySet().stream()
                .filter(store -> caller.may(Permission.CAN_VIEW_INVOICES, store))
                .toList();
        return new SearchView(sought, stores(caller, sought), invoices.find(readable, sought, MOST));
    }

    private List<FoundStore> stores(Caller caller, String sought) {
        var wanted = sought.toLowerCase(Locale.ROOT);
        return stores.list(caller.stores().keySet()).stream()
                .filter(store -> store.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || store.id().value().equals(sought))
                .limit(MOST)
                .map(store -> new FoundStore(store.name(), address(store.id())))
                .toList();
    }

    private static String address(StoreId store) {
        return "/stores/" + store.value() + "/index";
    }
}

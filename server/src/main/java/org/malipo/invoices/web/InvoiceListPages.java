package org.malipo.invoices.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.Invoices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A store's invoices, newest first. The filter lives in the address, so that a list can be sent to somebody. */
@Controller
class InvoiceListPages {
    private static final int PAGE = 25;

    private final Invoices invoices;

    InvoiceListPages(Invoices invoices) {
        this.invoices = invoices;
    }

    @GetMapping("/stores/{storeId}/invoices")
    @Requires(Permission.CAN_VIEW_INVOICES)
    String list(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var store = new StoreId(storeId);
        var place = ListPlace.parse(after);
        var filter = new InvoiceFilter(
                List.of(), statuses(status), null, null, text.isBlank() ? null : text.strip(), archived, null, 0, null);
        var found = invoices.list(store, filter.page(place, PAGE + 1));
        model.addAttribute(
                "view",
                new InvoiceListView(
                        "/stores/" + storeId + "/invoices",
                        status,
                        text.strip(),
                        archived,
                        found.stream().limit(PAGE).toList(),
                        found.size() > PAGE ? ListPlace.after(found.get(PAGE - 1)) : null,
                        place == null,
                        Caller.current().may(Permission.CAN_CREATE_INVOICE, store)));
        return "invoices/list";
    }

    /** {@return the state of that name alone; none for all} */
    private static Set<InvoiceStatus> statuses(String name) {
        var found = EnumSet.noneOf(InvoiceStatus.class);
        Arrays.stream(InvoiceStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(name))
                .forEach(found::add);
        return found;
    }
}

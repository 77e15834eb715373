package org.malipo.invoices.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoicePage;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.web.InvoiceListView.Fault;
import org.malipo.invoices.web.InvoiceListView.May;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A store's invoices, newest first. The filter lives in the address, so that a list can be sent to somebody. */
@Controller
class InvoiceListPages {
    static final String PATH = "/stores/{storeId}/invoices";
    private static final int PAGE = 25;

    private final Invoices invoices;
    private final Clock clock;

    InvoiceListPages(Invoices invoices, Clock clock) {
        this.invoices = invoices;
        this.clock = clock;
    }

    static String path(StoreId store) {
        return "/stores/" + store + "/invoices";
    }

    @GetMapping(PATH)
    @Requires(Permission.CAN_VIEW_INVOICES)
    String list(@PathVariable StoreId storeId, @RequestParam Map<String, String> parameters, Model model) {
        var form = ListForm.of(parameters);
        try {
            model.addAttribute("view", found(storeId, form, parameters));
        } catch (Misread misread) {
            var fault = new Fault(misread.message(), misread.word());
            var nothing = new InvoicePage(List.of(), null, false);
            model.addAttribute("view", view(storeId, form, nothing, true, fault, MassResult.of(parameters)));
        }
        return "invoices/list";
    }

    private InvoiceListView found(StoreId store, ListForm form, Map<String, String> parameters) {
        var place = ListPlace.parse(parameters.get("after"));
        var filter = TypedFilter.of(store, form, clock.instant());
        var page = invoices.page(store, filter.page(place, PAGE), PAGE);
        return view(store, form, page, place == null, null, MassResult.of(parameters));
    }

    private static InvoiceListView view(
            StoreId store,
            ListForm form,
            InvoicePage page,
            boolean first,
            @Nullable Fault fault,
            @Nullable MassResult result) {
        var caller = Caller.current();
        var may = new May(
                caller.may(Permission.CAN_CREATE_INVOICE, store), caller.may(Permission.CAN_MODIFY_INVOICES, store));
        return new InvoiceListView(path(store), form, page, first, may, fault, result);
    }
}

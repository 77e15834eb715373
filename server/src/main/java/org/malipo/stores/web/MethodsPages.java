package org.malipo.stores.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.access.Uploads;
import org.malipo.problem.FormErrors;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** When each way to pay is offered, and what holds for it. */
@Controller
class MethodsPages {
    private final Stores stores;
    private final Uploads uploads;

    MethodsPages(Stores stores, Uploads uploads) {
        this.stores = stores;
        this.uploads = uploads;
    }

    @GetMapping("/stores/{storeId}/methods")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String show(@PathVariable StoreId storeId, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        var store = stores.get(storeId);
        return show(model, store, MethodsForm.of(store.settings()), FormErrors.NONE, saved);
    }

    @PostMapping("/stores/{storeId}/methods")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String save(
            @PathVariable StoreId storeId,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model) {
        var form = MethodsForm.typed(fields);
        var reader = new MethodsReader(form, uploads);
        var errors = reader.errors();
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, stores.get(storeId), form, errors, false);
        }
        stores.change(storeId, reader::applyTo);
        return "redirect:/stores/" + storeId + "/methods?saved=true";
    }

    private static String show(Model model, Store store, MethodsForm form, FormErrors errors, boolean saved) {
        var mayChange = Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, store.id());
        var currency = store.settings().invoices().defaultCurrency().code();
        model.addAttribute("view", new MethodsView(store.id().value(), form, errors, currency, mayChange, saved));
        return "stores/methods";
    }
}

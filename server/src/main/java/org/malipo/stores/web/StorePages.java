package org.malipo.stores.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.malipo.stores.PriceSources;
import org.malipo.stores.PriceSources.PriceSource;
import org.malipo.stores.Store;
import org.malipo.stores.StoreMaking;
import org.malipo.stores.StoreQuota;
import org.malipo.stores.Stores;
import org.malipo.stores.Stores.NewStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Stores on pages: the list, a new one, the settings. */
@Controller
class StorePages {
    private final Stores stores;
    private final StoreMaking making;
    private final StoreTemplate template;
    private final ObjectProvider<PriceSources> sources;

    StorePages(Stores stores, StoreMaking making, StoreTemplate template, ObjectProvider<PriceSources> sources) {
        this.stores = stores;
        this.making = making;
        this.template = template;
        this.sources = sources;
    }

    @GetMapping("/stores")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String list(Model model) {
        var caller = Caller.current();
        var rows = stores.list(caller.stores().keySet()).stream()
                .map(StorePages::row)
                .toList();
        model.addAttribute("view", new StoreListView(rows));
        return "stores/list";
    }

    private static StoreListView.Row row(Store store) {
        return new StoreListView.Row(
                store.id().value(),
                store.name(),
                store.settings().invoices().defaultCurrency().code(),
                store.network().id(),
                store.network() != Network.MAINNET,
                store.archived());
    }

    @GetMapping("/stores/create")
    @Requires(value = Permission.CAN_MODIFY_STORE_SETTINGS, unscoped = true)
    String create(Model model) {
        return showNew(model, StoreForm.ofNew(template.settings()), FormErrors.NONE);
    }

    @PostMapping("/stores/create")
    @Once
    @Requires(value = Permission.CAN_MODIFY_STORE_SETTINGS, unscoped = true)
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String defaultCurrency,
            @RequestParam(defaultValue = "") String rateSource,
            HttpServletResponse response,
            Model model) {
        var form = StoreForm.ofNew(template.settings()).with(name, defaultCurrency, rateSource);
        var reader = new StoreFormReader(form, offered());
        var wanted = new NewStore(reader.name(), reader.newSettings(template.settings()), false);
        if (!reader.errors().isEmpty()) {
            return refuse(response, model, form, reader.errors());
        }
        try {
            return "redirect:/stores/" + making.make(Caller.current(), wanted).id();
        } catch (ProblemException e) {
            if (!e.problem().equals(StoreQuota.REACHED)) {
                throw e;
            }
            return refuse(response, model, form, reader.errors().and("name", "stores.wrong.quota"));
        }
    }

    private String refuse(HttpServletResponse response, Model model, StoreForm form, FormErrors errors) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return showNew(model, form, errors);
    }

    private String showNew(Model model, StoreForm form, FormErrors errors) {
        var network = stores.networkOfNewStores().id();
        model.addAttribute("view", new StoreSettingsView("", network, form, errors, offered(), true, false, false));
        return "stores/create";
    }

    @GetMapping("/stores/{storeId}/settings")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String settings(@PathVariable StoreId storeId, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        var store = stores.get(storeId);
        return show(model, store, StoreForm.of(store), FormErrors.NONE, saved);
    }

    @PostMapping("/stores/{storeId}/settings")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String save(@PathVariable StoreId storeId, StoreForm form, HttpServletResponse response, Model model) {
        var reader = new StoreFormReader(form, offered());
        var store = stores.get(storeId);
        reader.applyTo(store);
        if (!reader.errors().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, store, form, reader.errors(), false);
        }
        stores.change(storeId, reader::applyTo);
        return "redirect:/stores/" + storeId + "/settings?saved=true";
    }

    private String show(Model model, Store store, StoreForm form, FormErrors errors, boolean saved) {
        var mayChange = Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, store.id());
        var network = store.network().id();
        model.addAttribute(
                "view",
                new StoreSettingsView(
                        store.id().value(), network, form, errors, offered(), mayChange, saved, store.archived()));
        return "stores/settings";
    }

    private List<PriceSource> offered() {
        return sources.stream().flatMap(known -> known.offered().stream()).toList();
    }
}

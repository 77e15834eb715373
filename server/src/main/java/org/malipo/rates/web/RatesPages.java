package org.malipo.rates.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.Rates;
import org.malipo.rates.web.RatesView.RateTrial;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.RateChoice;
import org.malipo.stores.Stores;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a store's prices come from: chosen, written, and tried before it is saved. */
@Controller
class RatesPages {
    private static final String SEVERAL = """
            // The price that most of these sources agree on
            BTC_X = median(kraken(BTC_X), coinbase(BTC_X), coingecko(BTC_X), yadio(BTC_X));""";

    private final Stores stores;
    private final Rates rates;
    private final Clock clock;

    RatesPages(Stores stores, Rates rates, Clock clock) {
        this.stores = stores;
        this.rates = rates;
        this.clock = clock;
    }

    /** @param start what to begin a script with: {@code rules} for those in force, {@code median} for several sources */
    @GetMapping("/stores/{storeId}/rates")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String show(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "") String pairs,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "false") boolean saved,
            Model model) {
        var store = stores.get(storeId);
        var choice = store.settings().rates();
        var form = RateForm.of(choice, pairs.isBlank() ? usualPair(store) : pairs);
        var shown = switch (start) {
            case "rules" -> form.startingFrom(rates.script(choice.first()));
            case "median" -> form.startingFrom(SEVERAL);
            default -> form;
        };
        var reader = new RateFormReader(shown, rates);
        reader.read();
        var tried = pairs.isBlank() ? List.<CurrencyPair>of() : reader.pairs();
        return show(model, store, shown, reader, results(choice, tried), saved);
    }

    @PostMapping("/stores/{storeId}/rates")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String save(@PathVariable StoreId storeId, RateForm form, HttpServletResponse response, Model model) {
        var reader = new RateFormReader(form, rates);
        var change = reader.read();
        var store = stores.get(storeId);
        if (!reader.isRight()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, store, form, reader, List.of(), false);
        }
        stores.change(
                storeId,
                before -> before.with(
                        before.settings().with(change.apply(before.settings().rates()))));
        return "redirect:/stores/" + storeId + "/rates?saved=true";
    }

    /** Prices by the rules in the form, which are not saved. */
    @PostMapping("/stores/{storeId}/rates/test")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String test(@PathVariable StoreId storeId, RateForm form, HttpServletResponse response, Model model) {
        var reader = new RateFormReader(form, rates);
        var change = reader.read();
        var pairs = reader.pairs();
        var store = stores.get(storeId);
        if (!reader.isRight()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, store, form, reader, List.of(), false);
        }
        var tried = change.apply(store.settings().rates());
        return show(model, store, form, reader, results(tried, pairs.isEmpty() ? usualPairs(store) : pairs), false);
    }

    private List<RateTrial> results(RateChoice choice, List<CurrencyPair> pairs) {
        return rates.evaluateAll(choice, pairs).stream()
                .map(evaluation -> new RateTrial(
                        evaluation,
                        Duration.between(evaluation.at(), clock.instant()).toSeconds()))
                .toList();
    }

    private static List<CurrencyPair> usualPairs(Store store) {
        return List.of(CurrencyPair.ofBtc(store.settings().invoices().defaultCurrency()));
    }

    private static String usualPair(Store store) {
        return usualPairs(store).getFirst().toString();
    }

    private String show(
            Model model, Store store, RateForm form, RateFormReader reader, List<RateTrial> results, boolean saved) {
        model.addAttribute(
                "view",
                new RatesView(
                        store.id().value(),
                        form,
                        reader.errors(),
                        reader.fault(),
                        reader.fallbackFault(),
                        reader.doubts(),
                        results,
                        rates.states(),
                        Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, store.id()),
                        saved));
        return "rates/page";
    }
}

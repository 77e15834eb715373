package org.malipo.rates.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SignedIn;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.Rates;
import org.malipo.rates.Rates.SourceName;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.RateChoice;
import org.malipo.stores.Stores;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices over the API. */
@RestController
@Tag(name = "Stores (Rates)")
class RatesApi {
    private final Rates rates;
    private final Stores stores;

    RatesApi(Rates rates, Stores stores) {
        this.rates = rates;
        this.stores = stores;
    }

    @GetMapping("/misc/rate-sources")
    @SignedIn
    List<SourceName> sources() {
        return rates.sources();
    }

    /** Prices by the store's choice. What is no pair ends the list, which is what existing clients meet. */
    @GetMapping("/api/v1/stores/{storeId}/rates")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    List<RateResultData> rates(
            @PathVariable StoreId storeId,
            @RequestParam(name = "currencyPair", required = false) @Nullable List<String> currencyPair) {
        var store = stores.get(storeId);
        var pairs = currencyPair == null
                ? defaultPairs(store)
                : currencyPair.stream()
                        .map(CurrencyPair::parse)
                        .takeWhile(Optional::isPresent)
                        .map(Optional::orElseThrow)
                        .toList();
        return results(store.settings().rates(), pairs);
    }

    @GetMapping({
        "/api/v1/stores/{storeId}/rates/configuration",
        "/api/v1/stores/{storeId}/rates/configuration/{rateSource:primary}"
    })
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    RateConfigurationData configuration(@PathVariable StoreId storeId) {
        return first(stores.get(storeId));
    }

    @GetMapping("/api/v1/stores/{storeId}/rates/configuration/{rateSource:fallback}")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    RateConfigurationData fallback(@PathVariable StoreId storeId) {
        return fallback(stores.get(storeId));
    }

    @PutMapping({
        "/api/v1/stores/{storeId}/rates/configuration",
        "/api/v1/stores/{storeId}/rates/configuration/{rateSource:primary}"
    })
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    RateConfigurationData configure(@PathVariable StoreId storeId, @RequestBody RateConfigurationData request) {
        var wanted = request.checked(rates);
        return first(change(storeId, before -> before.with(wanted.rule(), wanted.spread())));
    }

    /** Sets the fallback, which enables it. */
    @PutMapping("/api/v1/stores/{storeId}/rates/configuration/{rateSource:fallback}")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    RateConfigurationData configureFallback(@PathVariable StoreId storeId, @RequestBody RateConfigurationData request) {
        var wanted = request.checked(rates);
        return fallback(change(storeId, before -> before.withFallback(wanted.rule(), wanted.spread())));
    }

    private RateConfigurationData first(Store store) {
        return RateConfigurationData.of(store, store.settings().rates().first(), rates);
    }

    private RateConfigurationData fallback(Store store) {
        var rule = store.settings().rates().fallback();
        if (rule == null) {
            throw new ProblemException(Problem.notFound(
                    "fallback-disabled", "The fallback rates of store " + store.id() + " are not enabled"));
        }
        return RateConfigurationData.of(store, rule, rates);
    }

    private Store change(StoreId storeId, UnaryOperator<RateChoice> change) {
        return stores.change(
                storeId,
                store -> store.with(
                        store.settings().with(change.apply(store.settings().rates()))));
    }

    /** Prices as they would be with another configuration, without a fallback; changes nothing. */
    @PostMapping("/api/v1/stores/{storeId}/rates/configuration/preview")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    List<RateResultData> preview(
            @PathVariable StoreId storeId,
            @RequestParam(name = "currencyPair", required = false) @Nullable List<String> currencyPair,
            @RequestBody RateConfigurationData request) {
        var store = stores.get(storeId);
        var wanted = request.checked(rates);
        var choice = RateChoice.DEFAULTS.with(wanted.rule(), wanted.spread());
        return results(choice, currencyPair == null ? defaultPairs(store) : strictly(currencyPair));
    }

    private static List<CurrencyPair> strictly(List<String> texts) {
        var pairs = new ArrayList<CurrencyPair>();
        for (var text : texts) {
            pairs.add(CurrencyPair.parse(text)
                    .orElseThrow(() -> FieldErrors.of("currencyPair", "Invalid currency pair '" + text + "'")));
        }
        return pairs;
    }

    private static List<CurrencyPair> defaultPairs(Store store) {
        var currency = store.settings().invoices().defaultCurrency();
        return CurrencyPair.parse("BTC_" + currency).map(List::of).orElse(List.of());
    }

    private List<RateResultData> results(RateChoice choice, List<CurrencyPair> pairs) {
        return rates.evaluateAll(choice, pairs).stream().map(RateResultData::of).toList();
    }
}

package org.malipo.bitpay.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.access.RateLimits;
import org.malipo.access.RateLimits.Zone;
import org.malipo.access.StoreId;
import org.malipo.bitpay.LegacyCallers;
import org.malipo.bitpay.LegacyInvoices;
import org.malipo.money.CurrencyCode;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.Rates;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A store's prices: the ones that its invoices would have, for a paired program or for anybody who names the store. */
@RestController
@Hidden
class LegacyRatesApi {
    private static final int MOST_PAIRS = 50;

    private final LegacyCalls calls;
    private final LegacyCallers callers;
    private final Stores stores;
    private final Rates rates;
    private final RateLimits limits;

    LegacyRatesApi(LegacyCalls calls, LegacyCallers callers, Stores stores, Rates rates, RateLimits limits) {
        this.calls = calls;
        this.callers = callers;
        this.stores = stores;
        this.rates = rates;
        this.limits = limits;
    }

    record Answer<T>(T data) {}

    @GetMapping({"/rates", "/rates/"})
    @Public
    Answer<List<ObjectNode>> rates(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String currencyPairs,
            @RequestParam(required = false) @Nullable String cryptoCode) {
        return new Answer<>(bare(request, currencyPairs, cryptoCode));
    }

    /** The same as a list of its own. */
    @GetMapping("/api/rates")
    @Public
    List<ObjectNode> bare(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String currencyPairs,
            @RequestParam(required = false) @Nullable String cryptoCode) {
        var store = store(request);
        return priced(store, currencyPairs == null ? usual(store, cryptoCode) : pairs(currencyPairs));
    }

    /** What a bitcoin costs in the store's currency; what anything else costs in bitcoin. */
    @GetMapping({"/rates/{base}", "/rates/{base}/"})
    @Public
    Answer<List<ObjectNode>> ofBase(HttpServletRequest request, @PathVariable String base) {
        var store = store(request);
        var pairs = new CurrencyCode(base).equals(CurrencyCode.BTC)
                ? usual(store, null)
                : pairs(base + "_" + CurrencyCode.BTC);
        return new Answer<>(priced(store, pairs));
    }

    @GetMapping({"/rates/{base}/{currency}", "/rates/{base}/{currency}/"})
    @Public
    Answer<ObjectNode> one(HttpServletRequest request, @PathVariable String base, @PathVariable String currency) {
        return priced(store(request), pairs(base + "_" + currency)).stream()
                .findFirst()
                .map(Answer::new)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "rate-unavailable", "There is no rate for " + base + "_" + currency + " now")));
    }

    /** Strangers are held to a pace. */
    private Store store(HttpServletRequest request) {
        var call = calls.read(request);
        var named = Stream.of("storeId", "storeID")
                .map(request::getParameter)
                .filter(id -> id != null)
                .findFirst();
        if (call.isKnown()) {
            var store = callers.store(call);
            if (named.isPresent() && !named.get().equals(store.id().value())) {
                throw FieldErrors.of("storeId", "The credentials are of another store");
            }
            return store;
        }
        limits.take(Zone.PUBLIC_RATES, request.getRemoteAddr());
        var id = named.orElseThrow(
                () -> FieldErrors.of("storeId", "Say which store's rates, or sign with a paired key"));
        return stores.get(new StoreId(id));
    }

    private static List<CurrencyPair> usual(Store store, @Nullable String cryptoCode) {
        var base = cryptoCode == null || cryptoCode.isBlank() ? CurrencyCode.BTC.code() : cryptoCode;
        return pairs(base + "_" + store.settings().invoices().defaultCurrency());
    }

    private static List<CurrencyPair> pairs(String text) {
        var pairs = new ArrayList<CurrencyPair>();
        for (var one : text.split(",", MOST_PAIRS + 2)) {
            if (!one.isBlank()) {
                pairs.add(CurrencyPair.parse(one)
                        .orElseThrow(() -> FieldErrors.of("currencyPairs", one.strip() + " is no currency pair")));
            }
        }
        if (pairs.size() > MOST_PAIRS) {
            throw FieldErrors.of("currencyPairs", "At most " + MOST_PAIRS + " pairs at once");
        }
        return pairs;
    }

    /** Pairs without a price are left out. */
    private List<ObjectNode> priced(Store store, List<CurrencyPair> pairs) {
        return rates
                .evaluateAll(store.settings().rates(), pairs.stream().distinct().toList())
                .stream()
                .flatMap(price -> price.bid().map(bid -> rate(price.pair(), bid)).stream())
                .toList();
    }

    private static ObjectNode rate(CurrencyPair pair, BigDecimal bid) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", nameOf(pair.quote().code()))
                .put("cryptoCode", pair.base().code())
                .put("currencyPair", pair.toString())
                .put("code", pair.quote().code())
                .put("rate", LegacyInvoices.plain(bid));
    }

    private static String nameOf(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst()
                .map(currency -> currency.getDisplayName(Locale.ENGLISH))
                .orElse(code);
    }
}

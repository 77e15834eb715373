package org.malipo.client;

import java.util.List;

/** Prices of one store, and where they come from. */
public final class RatesApi {
    private static final String FALLBACK = "fallback";

    private final Transport transport;
    private final Route rates;

    RatesApi(Transport transport, String storeId) {
        this.transport = transport;
        this.rates = Route.to("stores", storeId, "rates");
    }

    /**
     * {@return prices as the store takes them now}
     *
     * @param pairs for example {@code BTC_USD}; none for bitcoin in the store's currency
     */
    public List<StoreRate> list(String... pairs) {
        return transport.list(withPairs(rates, pairs), StoreRate.class);
    }

    public RateConfiguration configuration() {
        return transport.get(rates.below("configuration"), RateConfiguration.class);
    }

    public RateConfiguration configure(RateConfiguration configuration) {
        return transport.put(rates.below("configuration"), configuration, RateConfiguration.class);
    }

    /** {@return what is used when the first configuration gives no price} It is refused with 404 while there is none. */
    public RateConfiguration fallback() {
        return transport.get(rates.below("configuration", FALLBACK), RateConfiguration.class);
    }

    public RateConfiguration configureFallback(RateConfiguration configuration) {
        return transport.put(rates.below("configuration", FALLBACK), configuration, RateConfiguration.class);
    }

    /** {@return prices as they would be with another configuration; nothing is changed} */
    public List<StoreRate> preview(RateConfiguration configuration, String... pairs) {
        var route = withPairs(rates.below("configuration", "preview"), pairs);
        return transport.postForList(route, configuration, StoreRate.class);
    }

    private static Route withPairs(Route route, String... pairs) {
        return route.withAll("currencyPair", List.of(pairs));
    }
}

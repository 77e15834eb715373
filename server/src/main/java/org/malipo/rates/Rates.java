package org.malipo.rates;

import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.springframework.stereotype.Component;

/** What other modules may ask of prices. */
@Component
public class Rates {
    /** {@return the price of a bitcoin by the store's choice of source and spread; from memory wherever it is fresh} */
    public RateResult quote(Store store, CurrencyCode currency) {
        throw new UnsupportedOperationException("not built yet " + store + currency);
    }
}

package org.malipo.rates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.StoreSettings.RateChoice;
import org.springframework.stereotype.Component;

/** Which source a store's prices come from: the one that it chose, or else the one that we recommend. */
@Component
class RateRules {
    private static final CurrencyCode SATS = new CurrencyCode("SATS");
    private static final BidAsk SATS_PER_BTC = BidAsk.of(BigDecimal.TEN.pow(8));
    private static final List<String> ON_KRAKEN = List.of("EUR", "USD", "CAD", "GBP", "CHF");
    private static final String KRAKEN = "kraken";
    private static final String OTHERWISE = "coingecko";

    private final RateSources sources;

    RateRules(RateSources sources) {
        this.sources = sources;
    }

    /** {@return a price that needs no source: of a currency in itself, and of bitcoin in satoshis} */
    static Optional<BidAsk> constant(CurrencyPair pair) {
        if (pair.base().equals(pair.quote())) {
            return Optional.of(BidAsk.ONE);
        }
        var ends = Set.of(pair.base(), pair.quote());
        if (!ends.equals(Set.of(CurrencyCode.BTC, SATS))) {
            return Optional.empty();
        }
        return Optional.of(pair.quote().equals(SATS) ? SATS_PER_BTC : SATS_PER_BTC.inverse());
    }

    /** {@return the id of the source, which may be one that this server no longer has} */
    String sourceOf(RateChoice choice, CurrencyPair pair) {
        var preferred = choice.preferredSource();
        return preferred != null ? preferred : recommended(pair.quote());
    }

    String recommended(CurrencyCode currency) {
        if (sources.hasFixedPrices()) {
            return FixedSource.ID;
        }
        return ON_KRAKEN.contains(currency.code()) ? KRAKEN : OTHERWISE;
    }

    /** {@return the same rules as a script, as existing clients show them} */
    String script(RateChoice choice) {
        var lines = new ArrayList<String>();
        var preferred = choice.preferredSource();
        if (preferred == null && !sources.hasFixedPrices()) {
            ON_KRAKEN.forEach(code -> lines.add("X_%s = %s(X_%s);".formatted(code, KRAKEN, code)));
        }
        var rest = preferred != null ? preferred : recommended(new CurrencyCode("X"));
        lines.add("X_X = %s(X_X);".formatted(rest.toLowerCase(Locale.ROOT)));
        return String.join("\n", lines);
    }
}

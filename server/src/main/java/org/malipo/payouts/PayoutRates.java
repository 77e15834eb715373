package org.malipo.payouts;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.problem.FieldErrors;
import org.malipo.rates.CurrencyPair;
import org.malipo.rates.Rates;
import org.malipo.stores.Store;
import org.springframework.stereotype.Component;

/**
 * What a unit of what is paid with costs in the currency of a claim. Asks sources if it must: never inside a transaction.
 * Between bitcoin and its own units nothing is taken off, whatever the store's spread.
 */
@Component
class PayoutRates {
    private static final CurrencyCode SATS = new CurrencyCode("SATS");
    private static final BigDecimal SATS_PER_BTC = BigDecimal.valueOf(100_000_000);

    private final Rates rates;

    PayoutRates(Rates rates) {
        this.rates = rates;
    }

    /**
     * {@return the price, or empty if there is none now}
     *
     * @param rule an expression of the language of price rules, for example {@code kraken(BTC_USD)}; null for the store's
     *     rules
     * @throws FieldErrors.InvalidFields if the rule is none
     */
    Optional<BigDecimal> ask(Store store, PayoutMethod method, CurrencyCode claimed, @Nullable String rule) {
        var pair = new CurrencyPair(method.currency(), claimed);
        var choice = rule == null || rule.isBlank()
                ? store.settings().rates()
                : rates.ruled(pair, rule).orElseThrow(() -> FieldErrors.of("RateRule", "Invalid RateRule"));
        return fixed(method, claimed).or(() -> rates.ask(choice, pair));
    }

    private static Optional<BigDecimal> fixed(PayoutMethod method, CurrencyCode claimed) {
        if (claimed.equals(method.currency())) {
            return Optional.of(BigDecimal.ONE);
        }
        boolean sats = claimed.equals(SATS) && method.currency().equals(CurrencyCode.BTC);
        return sats ? Optional.of(SATS_PER_BTC) : Optional.empty();
    }
}

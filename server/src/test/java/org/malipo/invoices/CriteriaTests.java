package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.money.Rate;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.StoreSettings.MethodCriterion;

/** A way to pay for large invoices only, or for small ones. A bitcoin costs 50,000 USD or 45,000 EUR. */
class CriteriaTests {
    private static final CurrencyCode USD = new CurrencyCode("USD");
    private static final Rate RATE = new Rate(new BigDecimal("50000"), USD, Instant.EPOCH, "test");
    private static final Map<String, BigDecimal> PRICES = Map.of("EUR", new BigDecimal("45000"), "BTC", BigDecimal.ONE);

    @ParameterizedTest
    @CsvSource({
        "USD, 100,  true,  99.99, false",
        "USD, 100,  true,  100,   true",
        "USD, 100,  false, 100,   true",
        "USD, 100,  false, 100.01, false",
        "EUR, 90,   true,  99.99, false",
        "EUR, 90,   true,  100,   true",
        "EUR, 90,   false, 100.01, false",
        "BTC, 0.002, true, 100,   true",
        "BTC, 0.002, true, 99,    false",
        "ZZZ, 90,   true,  1,     true"
    })
    void areComparedInAnyCurrency(String currency, BigDecimal limit, boolean above, BigDecimal price, boolean met) {
        var criteria = criteria(new MethodCriterion("btc_onchain", new CurrencyCode(currency), limit, above));

        assertThat(criteria.unmet(PaymentMethodId.BTC_CHAIN, new Money(price, USD), RATE)
                        .isEmpty())
                .isEqualTo(met);
    }

    @Test
    void sayWhatTheyAskFor() {
        var criteria = criteria(new MethodCriterion("BTC-CHAIN", new CurrencyCode("EUR"), new BigDecimal("90"), true));

        assertThat(criteria.unmet(PaymentMethodId.BTC_CHAIN, new Money(BigDecimal.ONE, USD), RATE))
                .contains("The amount must be at least 90 EUR");
        assertThat(criteria.unmet(new PaymentMethodId("BTC-LN"), new Money(BigDecimal.ONE, USD), RATE))
                .isEmpty();
    }

    private static Criteria criteria(MethodCriterion criterion) {
        var all = StoreSettings.DEFAULTS;
        var old = all.invoices();
        var terms = new StoreSettings.InvoiceTerms(
                old.defaultCurrency(),
                old.expiration(),
                old.monitoring(),
                old.tolerance(),
                old.speedPolicy(),
                old.networkFeeMode(),
                old.anyoneCanCreate(),
                old.lazyMethods(),
                old.payJoin(),
                old.defaultMethod(),
                List.of(criterion),
                old.refundExpiry());
        var settings =
                new StoreSettings(all.branding(), terms, all.checkout(), all.lightning(), all.rates(), all.receipt());
        return new Criteria(
                new Store(new StoreId("s"), "Shop", Network.REGTEST, settings, false, Instant.EPOCH),
                currency -> Optional.ofNullable(PRICES.get(currency.code())));
    }
}

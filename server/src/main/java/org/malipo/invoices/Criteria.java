package org.malipo.invoices;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.money.Rate;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.MethodCriterion;

/** A store's wish to offer a way to pay only for large, or only for small invoices. */
final class Criteria {
    private final Store store;
    private final Function<CurrencyCode, Optional<BigDecimal>> pricesPerBtc;

    /** @param pricesPerBtc what a bitcoin costs in another currency now, if that is known */
    Criteria(Store store, Function<CurrencyCode, Optional<BigDecimal>> pricesPerBtc) {
        this.store = store;
        this.pricesPerBtc = pricesPerBtc;
    }

    /**
     * {@return why the method is not offered for this price, or empty if it is} Limits in a currency that has no rate do not
     * count.
     *
     * @param rate that the invoice has
     */
    Optional<String> unmet(PaymentMethodId method, Money price, Rate rate) {
        return store.settings().invoices().methodCriteria().stream()
                .filter(criterion ->
                        PaymentMethodId.parse(criterion.paymentMethodId()).equals(method))
                .filter(criterion -> !isMet(criterion, price, rate))
                .findFirst()
                .map(criterion -> "The amount must be %s %s %s"
                        .formatted(
                                criterion.above() ? "at least" : "at most",
                                criterion.amount().toPlainString(),
                                criterion.currency()));
    }

    /** Compares what both are worth in bitcoin, without a division. */
    private boolean isMet(MethodCriterion criterion, Money price, Rate rate) {
        var other = criterion.currency().equals(price.currency())
                ? Optional.of(rate.pricePerBtc())
                : pricesPerBtc.apply(criterion.currency());
        if (other.isEmpty()) {
            return true;
        }
        int comparison = price.amount()
                .multiply(other.get())
                .compareTo(criterion.amount().multiply(rate.pricePerBtc()));
        return criterion.above() ? comparison >= 0 : comparison <= 0;
    }
}

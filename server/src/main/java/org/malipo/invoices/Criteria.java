package org.malipo.invoices;

import java.util.Optional;
import org.malipo.money.Money;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.MethodCriterion;

/** A store's wish to offer a way to pay only for large, or only for small invoices. */
final class Criteria {
    private Criteria() {}

    /** {@return why the method is not offered for this price, or empty if it is} Limits in other currencies do not count. */
    static Optional<String> unmet(Store store, PaymentMethodId method, Money price) {
        return store.settings().invoices().methodCriteria().stream()
                .filter(criterion ->
                        PaymentMethodId.parse(criterion.paymentMethodId()).equals(method))
                .filter(criterion -> criterion.currency().equals(price.currency()))
                .filter(criterion -> !isMet(criterion, price))
                .findFirst()
                .map(criterion -> "The amount must be %s %s %s"
                        .formatted(
                                criterion.above() ? "at least" : "at most",
                                criterion.amount().toPlainString(),
                                criterion.currency()));
    }

    private static boolean isMet(MethodCriterion criterion, Money price) {
        int comparison = price.amount().compareTo(criterion.amount());
        return criterion.above() ? comparison >= 0 : comparison <= 0;
    }
}

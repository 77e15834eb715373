package org.malipo.payouts;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.money.CurrencyCode;

/** A way to be paid out. */
public enum PayoutMethod {
    BTC_CHAIN("BTC-CHAIN");

    private final String id;

    PayoutMethod(String id) {
        this.id = id;
    }

    /** {@return the method meant by any of its spellings, or empty if it is none} */
    public static Optional<PayoutMethod> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(typed -> !typed.isBlank())
                .map(PaymentMethodId::parse)
                .flatMap(PayoutMethod::of);
    }

    /** {@return how to give back what came in this way, or empty if nothing goes out that way} */
    public static Optional<PayoutMethod> of(PaymentMethodId id) {
        return Arrays.stream(values()).filter(method -> method.id().equals(id)).findFirst();
    }

    public PaymentMethodId id() {
        return new PaymentMethodId(id);
    }

    /** {@return what is paid with} */
    public CurrencyCode currency() {
        return id().currency();
    }

    /** {@return the decimals of what is paid with} */
    public int decimals() {
        return currency().decimals().orElseThrow();
    }
}

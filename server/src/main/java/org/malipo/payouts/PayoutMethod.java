package org.malipo.payouts;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.money.CurrencyCode;

/** A way to be paid out. */
public enum PayoutMethod {
    BTC_CHAIN("BTC-CHAIN");

    private static final BigDecimal MOST_BTC = BigDecimal.valueOf(21_000_000);

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

    /** {@return more than this can never be paid: there are 21 million bitcoin} */
    BigDecimal most() {
        return switch (this) {
            case BTC_CHAIN -> MOST_BTC;
        };
    }

    /** {@return the decimals of what is paid with} */
    public int decimals() {
        return currency().decimals().orElseThrow();
    }
}

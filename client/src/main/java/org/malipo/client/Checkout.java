package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How an invoice is to be paid. What is not said is left to the store. */
public final class Checkout {
    public static final Checkout AS_THE_STORE_SAYS = new Checkout(Members.NONE);

    private final Members members;

    private Checkout(Members members) {
        this.members = members;
    }

    public Checkout speed(SpeedPolicy policy) {
        return with("speedPolicy", policy);
    }

    /** @param ids for example {@code BTC-CHAIN} */
    public Checkout paymentMethods(String... ids) {
        return with("paymentMethods", List.of(ids));
    }

    public Checkout defaultPaymentMethod(String id) {
        return with("defaultPaymentMethod", id);
    }

    /** Whether a way to pay gets its address and price only once the payer chooses it. */
    public Checkout lazyPaymentMethods(boolean lazy) {
        return with("lazyPaymentMethods", lazy);
    }

    public Checkout expiringAfter(Duration time) {
        return with("expirationMinutes", minutes(time));
    }

    public Checkout expiringAfterMinutes(int minutes) {
        return with("expirationMinutes", minutes);
    }

    /** How long payments are looked for after the invoice has expired. */
    public Checkout monitoredFor(Duration time) {
        return with("monitoringMinutes", minutes(time));
    }

    /** @param percent how much less than the amount is enough, 0 to 100 */
    public Checkout paymentTolerance(BigDecimal percent) {
        return with("paymentTolerance", percent);
    }

    /** Where the payer goes afterwards; {@code {InvoiceId}} and {@code {OrderId}} are filled in. */
    public Checkout redirectTo(String url) {
        return with("redirectURL", url);
    }

    public Checkout redirectAutomatically(boolean automatically) {
        return with("redirectAutomatically", automatically);
    }

    /** @param code for example {@code sw} */
    public Checkout defaultLanguage(String code) {
        return with("defaultLanguage", code);
    }

    /** Sets any other member of the API's checkout object. */
    public Checkout with(String member, Object value) {
        return new Checkout(members.with(member, value));
    }

    /** A number in JSON, since servers take no text for it, and a whole one where it can be. */
    private static Object minutes(Duration time) {
        double minutes = time.toSeconds() / 60.0;
        return time.toSeconds() % 60 == 0 ? (Object) time.toMinutes() : (Object) minutes;
    }

    @JsonValue
    Map<String, Object> values() {
        return members.values();
    }
}

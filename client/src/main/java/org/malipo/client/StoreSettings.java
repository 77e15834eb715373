package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/** Settings of a store to set; those that are not named keep their value, or get the server's default in a new store. */
public final class StoreSettings {
    private final Members members;

    private StoreSettings(Members members) {
        this.members = members;
    }

    public static StoreSettings none() {
        return new StoreSettings(Members.NONE);
    }

    public static StoreSettings named(String name) {
        return none().name(name);
    }

    public StoreSettings name(String name) {
        return with("name", name);
    }

    public StoreSettings website(String url) {
        return with("website", url);
    }

    /** @param code for example {@code KES} */
    public StoreSettings defaultCurrency(String code) {
        return with("defaultCurrency", code);
    }

    /** @param code for example {@code sw} */
    public StoreSettings defaultLanguage(String code) {
        return with("defaultLang", code);
    }

    public StoreSettings speedPolicy(SpeedPolicy policy) {
        return with("speedPolicy", policy);
    }

    public StoreSettings networkFeeMode(NetworkFeeMode mode) {
        return with("networkFeeMode", mode);
    }

    /** @param percent how much less than an invoice's amount is enough, 0 to 100 */
    public StoreSettings paymentTolerance(BigDecimal percent) {
        return with("paymentTolerance", percent);
    }

    public StoreSettings invoiceExpirationSeconds(int seconds) {
        return with("invoiceExpiration", seconds);
    }

    public StoreSettings monitoringExpirationSeconds(int seconds) {
        return with("monitoringExpiration", seconds);
    }

    public StoreSettings defaultPaymentMethod(String id) {
        return with("defaultPaymentMethod", id);
    }

    public StoreSettings lazyPaymentMethods(boolean lazy) {
        return with("lazyPaymentMethods", lazy);
    }

    public StoreSettings receipt(Receipt receipt) {
        return with("receipt", receipt);
    }

    public StoreSettings archived(boolean archived) {
        return with("archived", archived);
    }

    /** Sets any other member of the API's store object, named as in {@link Store}. */
    public StoreSettings with(String member, Object value) {
        return new StoreSettings(members.with(member, value));
    }

    @JsonValue
    Map<String, Object> values() {
        return members.values();
    }
}

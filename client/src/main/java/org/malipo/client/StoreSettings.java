package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of a store to set; those that are not named keep their value, or get the server's default in a new store. */
public final class StoreSettings {
    private final Map<String, Object> values;

    private StoreSettings(Map<String, Object> values) {
        this.values = values;
    }

    public static StoreSettings none() {
        return new StoreSettings(Map.of());
    }

    public static StoreSettings named(String name) {
        return none().with("name", name);
    }

    public StoreSettings defaultCurrency(String currency) {
        return with("defaultCurrency", currency);
    }

    public StoreSettings speedPolicy(SpeedPolicy policy) {
        return with("speedPolicy", policy);
    }

    public StoreSettings invoiceExpirationSeconds(int seconds) {
        return with("invoiceExpiration", seconds);
    }

    public StoreSettings monitoringExpirationSeconds(int seconds) {
        return with("monitoringExpiration", seconds);
    }

    /** Sets any other member of the API's store object. */
    public StoreSettings with(String member, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(member, value);
        return new StoreSettings(more);
    }

    @JsonValue
    Map<String, Object> values() {
        return values;
    }
}

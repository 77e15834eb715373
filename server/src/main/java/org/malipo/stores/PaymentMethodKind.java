package org.malipo.stores;

import java.util.Optional;
import java.util.function.Supplier;
import org.malipo.access.StoreId;
import tools.jackson.databind.JsonNode;

/** A way in which stores may take payments, for the payment methods of the API. Each way has a bean of this type. */
public interface PaymentMethodKind {
    /** {@return its name, for example {@code BTC-CHAIN}} */
    String id();

    /** {@return whether this is its name, also as older clients spell it} */
    boolean isNamed(String text);

    /** {@return how the store has set it up; empty if it has not} */
    Optional<Method> of(StoreId store);

    /**
     * Sets it up, in place of what was set up before.
     *
     * @param config as the API takes it
     */
    void configure(StoreId store, JsonNode config);

    void enable(StoreId store, boolean enabled);

    void remove(StoreId store);

    /**
     * A payment method of a store.
     *
     * @param config as the API shows it, to those who may change it
     */
    record Method(boolean enabled, Supplier<?> config) {}
}

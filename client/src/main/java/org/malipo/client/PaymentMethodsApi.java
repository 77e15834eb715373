package org.malipo.client;

import java.util.List;
import java.util.Map;

/** The payment methods of one store. What is in the wallets behind them, {@link WalletApi} tells. */
public final class PaymentMethodsApi {
    private static final String WITH_CONFIG = "includeConfig";

    private final Transport transport;
    private final Route methods;

    PaymentMethodsApi(Transport transport, String storeId) {
        this.transport = transport;
        this.methods = Route.to("stores", storeId, "payment-methods");
    }

    public List<PaymentMethod> list() {
        return transport.list(methods, PaymentMethod.class);
    }

    /**
     * @param onlyEnabled leaves out those that are switched off
     * @param withConfig for callers who may change the store
     */
    public List<PaymentMethod> list(boolean onlyEnabled, boolean withConfig) {
        var route = methods.with("onlyEnabled", onlyEnabled).with(WITH_CONFIG, withConfig);
        return transport.list(route, PaymentMethod.class);
    }

    public PaymentMethod get(String paymentMethodId) {
        return transport.get(methods.below(paymentMethodId), PaymentMethod.class);
    }

    /** {@return the method with its configuration, for callers who may change the store} */
    public PaymentMethod getWithConfig(String paymentMethodId) {
        return transport.get(methods.below(paymentMethodId).with(WITH_CONFIG, true), PaymentMethod.class);
    }

    /**
     * Uses a wallet whose keys are elsewhere.
     *
     * @param derivationScheme an extended public key, a descriptor, or a scheme as Greenfield writes it
     */
    public PaymentMethod set(String paymentMethodId, String derivationScheme) {
        return update(paymentMethodId, Map.of("enabled", true, "config", Map.of("derivationScheme", derivationScheme)));
    }

    /** Uses a Lightning node, by a connection string such as {@code type=lnd-rest;server=https://…;macaroon=…}. */
    public PaymentMethod setLightning(String connectionString) {
        return update("BTC-LN", Map.of("enabled", true, "config", Map.of("connectionString", connectionString)));
    }

    /** Changes any members of the API's payment method object: {@code enabled}, {@code config}. */
    public PaymentMethod update(String paymentMethodId, Map<String, ?> changes) {
        return transport.put(methods.below(paymentMethodId), changes, PaymentMethod.class);
    }

    public PaymentMethod enable(String paymentMethodId, boolean enabled) {
        return update(paymentMethodId, Map.of("enabled", enabled));
    }

    public void remove(String paymentMethodId) {
        transport.call("DELETE", methods.below(paymentMethodId), null);
    }
}

package org.malipo.client;

import java.util.List;
import java.util.Map;

/** The payment methods of one store and the wallets behind them. */
public final class PaymentMethodsApi {
    private final Transport transport;
    private final String storeId;

    PaymentMethodsApi(Transport transport, String storeId) {
        this.transport = transport;
        this.storeId = storeId;
    }

    public List<PaymentMethod> list() {
        return transport.list(route(), PaymentMethod.class);
    }

    /** Makes a new seed and uses its wallet for the method. */
    public GeneratedWallet generate(String paymentMethodId, WalletGeneration options) {
        return transport.post(route(paymentMethodId, "wallet", "generate"), options, GeneratedWallet.class);
    }

    /** Uses a wallet whose keys are elsewhere. */
    public PaymentMethod set(String paymentMethodId, String derivationScheme) {
        var body = Map.of("enabled", true, "config", Map.of("derivationScheme", derivationScheme));
        return transport.put(route(paymentMethodId), body, PaymentMethod.class);
    }

    public void remove(String paymentMethodId) {
        transport.call("DELETE", route(paymentMethodId), null);
    }

    public WalletBalance balance(String paymentMethodId) {
        return transport.get(route(paymentMethodId, "wallet"), WalletBalance.class);
    }

    public List<WalletTransaction> transactions(String paymentMethodId) {
        return transport.list(route(paymentMethodId, "wallet", "transactions"), WalletTransaction.class);
    }

    private Route route(String... below) {
        return Route.to("stores", storeId, "payment-methods").below(below);
    }
}

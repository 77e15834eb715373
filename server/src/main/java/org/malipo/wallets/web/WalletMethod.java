package org.malipo.wallets.web;

import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.stores.PaymentMethodKind;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.WalletOutcome.Refused;
import org.malipo.wallets.Wallets;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Payments on the chain, to the store's wallet. */
@Component
@Order(0)
class WalletMethod implements PaymentMethodKind {
    private final Wallets wallets;

    WalletMethod(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public String id() {
        return PaymentMethodIds.ON_CHAIN;
    }

    @Override
    public boolean isNamed(String text) {
        return PaymentMethodIds.isOnChain(text);
    }

    @Override
    public Optional<Method> of(StoreId store) {
        return wallets.of(store).map(wallet -> new Method(wallet.enabled(), wallet::config));
    }

    @Override
    public void configure(StoreId store, JsonNode config) {
        throwIfRefused(
                switch (ConfigInput.of(config)) {
                    case ConfigInput.Text(var wallet) -> wallets.configure(store, wallet);
                    case ConfigInput.Full(var full) -> wallets.configure(store, full);
                });
    }

    @Override
    public void enable(StoreId store, boolean enabled) {
        wallets.enable(store, enabled);
    }

    @Override
    public void remove(StoreId store) {
        wallets.remove(store);
    }

    /** Says it first in the words that clients know, then in words that help. */
    static void throwIfRefused(WalletOutcome outcome) {
        if (outcome instanceof Refused(var field, var reason)) {
            var known = switch (field) {
                case "AccountDerivation" -> "Invalid account derivation";
                case "AccountKeySettings" -> "Invalid AccountKeySettings";
                case "DerivationScheme" -> ConfigInput.INVALID;
                default -> reason;
            };
            var errors = new FieldErrors().add(ConfigInput.PATH, known);
            (known.equals(reason) ? errors : errors.add(ConfigInput.PATH, reason)).throwIfAny();
        }
    }
}

package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.WalletOutcome.Refused;
import org.malipo.wallets.Wallets;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The payment methods of a store. There is one so far: its on-chain wallet. */
@RestController
@Tag(name = "Store (Payment Methods)")
class PaymentMethodsApi {
    private static final String ALL = "/api/v1/stores/{storeId}/payment-methods";
    private static final String ONE = ALL + "/{paymentMethodId}";

    private final Wallets wallets;

    PaymentMethodsApi(Wallets wallets) {
        this.wallets = wallets;
    }

    /** Configurations are for those who may change them. */
    @GetMapping(ALL)
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    List<PaymentMethodData> list(
            @PathVariable StoreId storeId,
            @RequestParam(required = false) @Nullable Boolean onlyEnabled,
            @RequestParam(defaultValue = "false") boolean includeConfig) {
        checkConfigAllowed(storeId, includeConfig);
        return wallets.of(storeId).stream()
                .filter(wallet -> onlyEnabled == null || onlyEnabled == wallet.enabled())
                .map(wallet -> PaymentMethodData.of(wallet, includeConfig))
                .toList();
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    PaymentMethodData get(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(defaultValue = "false") boolean includeConfig) {
        checkConfigAllowed(storeId, includeConfig);
        return PaymentMethodData.of(wallet(storeId, paymentMethodId), includeConfig);
    }

    @PutMapping(ONE)
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    PaymentMethodData change(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody PaymentMethodData.Update request) {
        checkKnown(paymentMethodId);
        var config = request.config();
        if (request.hasConfig() && config != null) {
            configure(storeId, config);
        }
        if (request.enabled() != null) {
            wallets.enable(storeId, request.enabled());
        }
        return PaymentMethodData.of(wallet(storeId, paymentMethodId), request.hasConfig());
    }

    @DeleteMapping(ONE)
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    void remove(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        checkKnown(paymentMethodId);
        wallets.remove(storeId);
    }

    private void configure(StoreId store, JsonNode config) {
        var outcome = switch (ConfigInput.of(config)) {
            case ConfigInput.Text(var wallet) -> wallets.configure(store, wallet);
            case ConfigInput.Full(var full) -> wallets.configure(store, full);
        };
        throwIfRefused(outcome);
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

    private static void checkConfigAllowed(StoreId store, boolean includeConfig) {
        if (includeConfig && !Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, store)) {
            throw new MissingPermission(Permission.CAN_MODIFY_STORE_SETTINGS.policy());
        }
    }

    private StoreWallet wallet(StoreId store, String paymentMethodId) {
        checkKnown(paymentMethodId);
        return wallets.of(store).orElseThrow(PaymentMethodsApi::notFound);
    }

    private static void checkKnown(String paymentMethodId) {
        if (!PaymentMethodIds.isOnChain(paymentMethodId)) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("paymentmethod-not-found", "The payment method is not found"));
    }
}

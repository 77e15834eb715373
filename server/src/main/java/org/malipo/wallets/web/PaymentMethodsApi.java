package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.idempotency.SecretAnswer;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.PaymentMethodKind;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The payment methods of a store: its on-chain wallet, its Lightning node. */
@RestController
@Tag(name = "Store (Payment Methods)")
class PaymentMethodsApi {
    private static final String ALL = "/api/v1/stores/{storeId}/payment-methods";
    private static final String ONE = ALL + "/{paymentMethodId}";

    private final List<PaymentMethodKind> kinds;

    PaymentMethodsApi(List<PaymentMethodKind> kinds) {
        this.kinds = kinds;
    }

    /** Configurations are for those who may change them. */
    @GetMapping(ALL)
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    List<PaymentMethodData> list(
            @PathVariable StoreId storeId,
            @RequestParam(required = false) @Nullable Boolean onlyEnabled,
            @RequestParam(defaultValue = "false") boolean includeConfig) {
        checkConfigAllowed(storeId, includeConfig);
        return kinds.stream()
                .flatMap(kind -> kind.of(storeId).stream()
                        .filter(method -> onlyEnabled == null || onlyEnabled == method.enabled())
                        .map(method -> PaymentMethodData.of(kind.id(), method, includeConfig)))
                .toList();
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    PaymentMethodData get(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(defaultValue = "false") boolean includeConfig) {
        checkConfigAllowed(storeId, includeConfig);
        return of(kind(paymentMethodId), storeId, includeConfig);
    }

    @PutMapping(ONE)
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    @SecretAnswer(
            hidden = "config.connectionString",
            shown = {"enabled", "paymentMethodId"})
    PaymentMethodData change(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody PaymentMethodData.Update request) {
        var kind = kind(paymentMethodId);
        var config = request.config();
        if (request.hasConfig() && config != null) {
            kind.configure(storeId, config);
        }
        if (request.enabled() != null) {
            kind.enable(storeId, request.enabled());
        }
        return of(kind, storeId, request.hasConfig());
    }

    @DeleteMapping(ONE)
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    void remove(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        kind(paymentMethodId).remove(storeId);
    }

    private static void checkConfigAllowed(StoreId store, boolean includeConfig) {
        if (includeConfig && !Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, store)) {
            throw new MissingPermission(Permission.CAN_MODIFY_STORE_SETTINGS.policy());
        }
    }

    private static PaymentMethodData of(PaymentMethodKind kind, StoreId store, boolean withConfig) {
        return kind.of(store)
                .map(method -> PaymentMethodData.of(kind.id(), method, withConfig))
                .orElseThrow(PaymentMethodsApi::notFound);
    }

    private PaymentMethodKind kind(String paymentMethodId) {
        return kinds.stream()
                .filter(kind -> kind.isNamed(paymentMethodId))
                .findFirst()
                .orElseThrow(PaymentMethodsApi::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("paymentmethod-not-found", "The payment method is not found"));
    }
}

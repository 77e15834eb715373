package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.idempotency.SecretAnswer;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.malipo.wallets.NewWallet;
import org.malipo.wallets.WalletConfig;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes wallets, and shows what one would be. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class WalletSetupApi {
    private final WalletOfPath paths;
    private final Wallets wallets;
    private final Stores stores;

    WalletSetupApi(WalletOfPath paths, Wallets wallets, Stores stores) {
        this.paths = paths;
        this.wallets = wallets;
        this.stores = stores;
    }

    /**
     * The wallet to look at; nothing of it is stored.
     *
     * @param config in any of the forms that a payment method takes
     * @param derivationScheme what clients of the first version send in place of it
     */
    @Schema(name = "PreviewOnChainWalletRequest")
    record PreviewRequest(
            @Schema(oneOf = {String.class, PaymentMethodData.SimpleConfig.class, WalletConfig.class}) @Nullable
            JsonNode config,

            @Nullable String derivationScheme) {}

    @GetMapping("/preview")
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.Preview preview(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "10") int count) {
        var wallet = paths.configured(storeId, paymentMethodId);
        checkRange(offset, count);
        return WalletData.Preview.of(wallets.preview(wallet, offset, count));
    }

    @PostMapping("/preview")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    WalletData.Preview previewOther(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody(required = false) @Nullable PreviewRequest request,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "10") int count) {
        WalletOfPath.checkKnown(paymentMethodId);
        checkRange(offset, count);
        var wallet = wallet(request);
        var outcome = wallets.preview(stores.get(storeId).network(), wallet, offset, count);
        WalletMethod.throwIfRefused(outcome);
        return WalletData.Preview.of(((WalletOutcome.Previewed) outcome).addresses());
    }

    private static NewWallet wallet(@Nullable PreviewRequest request) {
        if (request == null) {
            throw FieldErrors.of("", "Missing body");
        }
        var config = request.config();
        if (config == null || config.isNull()) {
            if (request.derivationScheme() != null) {
                return new NewWallet(request.derivationScheme());
            }
            throw FieldErrors.of(ConfigInput.PATH, "Missing config");
        }
        return switch (ConfigInput.of(config)) {
            case ConfigInput.Text(var wallet) -> wallet;
            case ConfigInput.Full(var full) -> new NewWallet(full.accountDerivation());
        };
    }

    private static void checkRange(int offset, int count) {
        new PageCheck()
                .notNegative("Offset", offset)
                .notNegative("Count", count)
                .done();
    }

    @PostMapping("/generate")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    @SecretAnswer(
            hidden = "mnemonic",
            shown = {"enabled", "paymentMethodId", "config"})
    PaymentMethodData.Generated generate(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @RequestBody GenerateRequest request) {
        WalletOfPath.checkKnown(paymentMethodId);
        return switch (wallets.generate(storeId, request.toWallet())) {
            case WalletOutcome.Generated(var wallet, var mnemonic) ->
                new PaymentMethodData.Generated(
                        wallet.enabled(), PaymentMethodIds.ON_CHAIN, wallet.config(), mnemonic.reveal());
            case WalletOutcome.Refused(var field, var reason) -> throw FieldErrors.of(field, reason);
            case WalletOutcome.AlreadyConfigured _ ->
                throw new ProblemException(Problem.refused(
                        "already-configured",
                        PaymentMethodIds.ON_CHAIN + " wallet is already configured for this store"));
            case WalletOutcome.Configured _, WalletOutcome.Previewed _ ->
                throw new IllegalStateException("A wallet that was asked for was not made");
        };
    }
}

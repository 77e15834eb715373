package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.SchemeException;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.multisig.NewSetup;
import org.malipo.wallets.multisig.OpenSetups;
import org.malipo.wallets.multisig.SetupOutcome;
import org.malipo.wallets.setup.Refusal;
import org.malipo.web.Texts;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Wallets of several signers in the making: a store has one at a time. */
@RestController
@RequestMapping(WalletApi.PATH + "/multisig")
@Tag(name = "Store Wallet (On Chain)")
class MultisigApi {
    private final OpenSetups setups;
    private final Texts texts;

    MultisigApi(OpenSetups setups, Texts texts) {
        this.setups = setups;
        this.texts = texts;
    }

    /**
     * A wallet that somebody wants.
     *
     * @param scriptType {@code p2wsh}, which it is if this is left out, {@code p2sh-p2wsh} or {@code p2sh}
     * @param signaturesNeeded how many of the signers must sign
     * @param signers ids of users who will each give a key
     */
    @Schema(name = "CreateMultisigSetupRequest")
    record BeginRequest(
            @Nullable String scriptType,
            @Nullable Integer signaturesNeeded,
            @Nullable String label,
            @Nullable List<String> signers) {
        NewSetup toSetup() {
            var script = MultisigData.script(Objects.requireNonNullElse(scriptType, "p2wsh"))
                    .orElseThrow(() -> FieldErrors.of("ScriptType", "There is no such type of script"));
            return new NewSetup(
                    script,
                    Objects.requireNonNullElse(signaturesNeeded, 0),
                    label,
                    Objects.requireNonNullElse(signers, List.<String>of()).stream()
                            .map(UserId::new)
                            .toList());
        }
    }

    /**
     * A signer's key.
     *
     * @param origin its fingerprint and path, for example {@code 73c5da0a/48'/0'/0'/2'}
     */
    @Schema(name = "GiveMultisigKeyRequest")
    record KeyRequest(@Nullable String accountKey, @Nullable String origin) {}

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    MultisigData open(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        WalletOfPath.checkKnown(paymentMethodId);
        return setups.of(storeId).map(MultisigData::of).orElseThrow(MultisigApi::none);
    }

    /** Asks the signers for their keys. */
    @PostMapping
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    MultisigData begin(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @RequestBody BeginRequest request) {
        WalletOfPath.checkKnown(paymentMethodId);
        check(setups.begin(storeId, Caller.current().user(), request.toSetup()));
        return open(storeId, paymentMethodId);
    }

    /** Gives the caller's own key, once. */
    @PostMapping("/key")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    MultisigData give(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @RequestBody KeyRequest request) {
        WalletOfPath.checkKnown(paymentMethodId);
        try {
            var origin = KeyOrigin.parse(Objects.requireNonNullElse(request.origin(), ""));
            var key = Objects.requireNonNullElse(request.accountKey(), "");
            check(setups.give(storeId, Caller.current().user(), key, origin));
        } catch (SchemeException e) {
            throw FieldErrors.of("Origin", e.getMessage());
        }
        return open(storeId, paymentMethodId);
    }

    /** Makes it the store's wallet, once somebody has compared its addresses. */
    @PostMapping("/{setupId}/confirm")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    void confirm(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, @PathVariable String setupId) {
        WalletOfPath.checkKnown(paymentMethodId);
        check(setups.confirm(storeId, setupId));
    }

    @DeleteMapping("/{setupId}")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    void cancel(@PathVariable StoreId storeId, @PathVariable String paymentMethodId, @PathVariable String setupId) {
        WalletOfPath.checkKnown(paymentMethodId);
        check(setups.cancel(storeId, setupId));
    }

    private void check(SetupOutcome outcome) {
        switch (outcome) {
            case SetupOutcome.Done _ -> {}
            case SetupOutcome.Gone _ -> throw none();
            case SetupOutcome.Refused(var refusal) -> throw refused(refusal);
        }
    }

    private ProblemException refused(Refusal refusal) {
        var code = refusal.key().substring(refusal.key().lastIndexOf('.') + 1);
        var message = texts.in(Locale.ENGLISH).of(refusal.key(), refusal.parameters());
        return new ProblemException(Problem.refused("multisig-" + code, message));
    }

    private static ProblemException none() {
        return new ProblemException(
                Problem.notFound("multisig-setup-not-found", "No such wallet of several signers is being set up"));
    }
}

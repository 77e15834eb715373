package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.wallets.multisig.Cosigner;
import org.malipo.wallets.multisig.OpenSetup;
import org.malipo.wallets.setup.Candidate;

/**
 * A wallet of several signers in the making.
 *
 * @param scriptType {@code p2wsh}, {@code p2sh-p2wsh} or {@code p2sh}
 * @param signaturesNeeded how many of the signers must sign
 * @param descriptor of the wallet, for the devices of its signers; null until all keys are there
 * @param addresses the first ones of the wallet, to compare with those that the devices show; none until all keys are there
 */
@Schema(name = "MultisigSetupData")
@JsonInclude(JsonInclude.Include.ALWAYS)
record MultisigData(
        String id,
        String scriptType,
        int signaturesNeeded,
        @Nullable String label,
        String createdBy,
        Instant expiresAt,
        List<Signer> signers,
        @Nullable String descriptor,
        List<WalletData.PreviewItem> addresses) {
    /**
     * Somebody who will sign.
     *
     * @param accountKey the key that they gave; null until they did
     * @param origin its fingerprint and path
     */
    @Schema(name = "MultisigSignerData")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Signer(
            String userId,
            @Nullable String accountKey,
            @Nullable String origin) {
        static Signer of(Cosigner cosigner) {
            var key = cosigner.key();
            return key == null || key.origin() == null
                    ? new Signer(cosigner.user().value(), null, null)
                    : new Signer(
                            cosigner.user().value(), key.xpub(), key.origin().print());
        }
    }

    static MultisigData of(OpenSetup setup) {
        return new MultisigData(
                setup.id(),
                word(setup.script()),
                setup.required(),
                setup.label(),
                setup.madeBy().value(),
                setup.expiresAt(),
                setup.cosigners().stream().map(Signer::of).toList(),
                setup.isComplete() ? setup.descriptor() : null,
                setup.isComplete() ? addresses(setup) : List.of());
    }

    private static List<WalletData.PreviewItem> addresses(OpenSetup setup) {
        return WalletData.Preview.of(Candidate.addresses(setup.wallet().scheme()))
                .addresses();
    }

    static Optional<MultisigScript> script(String word) {
        return Arrays.stream(MultisigScript.values())
                .filter(script -> word(script).equals(word))
                .findFirst();
    }

    private static String word(MultisigScript script) {
        return script.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

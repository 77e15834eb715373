package org.malipo.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wallet of several signers in the making.
 *
 * @param scriptType {@code p2wsh}, {@code p2sh-p2wsh} or {@code p2sh}
 * @param signaturesNeeded how many of the signers must sign
 * @param descriptor of the wallet, for the devices of its signers; null until all keys are there
 * @param addresses the first ones of the wallet, to compare with those that the devices show
 */
public record MultisigSetup(
        String id,
        String scriptType,
        int signaturesNeeded,
        @Nullable String label,
        String createdBy,
        Instant expiresAt,
        List<Signer> signers,
        @Nullable String descriptor,
        List<PreviewAddress> addresses) {
    /**
     * Somebody who will sign.
     *
     * @param accountKey the key that they gave; null until they did
     * @param origin its fingerprint and path
     */
    public record Signer(
            String userId,
            @Nullable String accountKey,
            @Nullable String origin) {}
}

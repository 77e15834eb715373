package org.malipo.wallets.multisig;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.bitcoin.MultisigSetup;
import org.malipo.bitcoin.MultisigSetup.KeyResult;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;
import org.malipo.wallets.WalletConfig;
import org.malipo.wallets.WalletConfig.KeySettings;

/**
 * A wallet of several signers that waits for their keys.
 *
 * @param required how many of them must sign
 * @param label what the wallet will be called, or null
 * @param cosigners in the order of their ids, which is that of the wallet's keys
 */
public record OpenSetup(
        String id,
        StoreId store,
        Network network,
        MultisigScript script,
        int required,
        @Nullable String label,
        UserId madeBy,
        Instant expiresAt,
        List<Cosigner> cosigners) {
    public OpenSetup {
        cosigners = List.copyOf(cosigners);
    }

    public boolean isComplete() {
        return cosigners.stream().allMatch(Cosigner::hasGiven);
    }

    public Optional<Cosigner> cosigner(UserId user) {
        return cosigners.stream()
                .filter(cosigner -> cosigner.user().equals(user))
                .findFirst();
    }

    /** {@return what comes of one more key} Its signer is looked up by the caller. */
    KeyResult with(String xpub, KeyOrigin origin) {
        return progress().with(xpub, origin);
    }

    /** The same set-up as {@code bitcoin} knows it, with the keys that came in. */
    private MultisigSetup progress() {
        try {
            var setup = MultisigSetup.of(network, script, required, cosigners.size());
            for (var cosigner : cosigners) {
                var key = cosigner.key();
                if (key != null && key.origin() != null) {
                    setup = taken(setup.with(key.xpub(), key.origin()));
                }
            }
            return setup;
        } catch (SchemeException e) {
            throw new IllegalStateException("The stored set-up " + id + " makes no wallet", e);
        }
    }

    private static MultisigSetup taken(KeyResult result) {
        return switch (result) {
            case KeyResult.Accepted(var setup) -> setup;
            case KeyResult.Refused refused -> throw new IllegalStateException("A stored key: " + refused.message());
        };
    }

    /**
     * {@return the wallet}
     *
     * @throws IllegalStateException if keys are missing
     */
    public WalletText wallet() {
        return progress().wallet();
    }

    /**
     * {@return the wallet as a descriptor with the origin of each key, for the signers' devices}
     *
     * @throws IllegalStateException if keys are missing
     */
    public String descriptor() {
        var keys = cosigners.stream().map(OpenSetup::written).collect(Collectors.joining(","));
        var several = "sortedmulti(" + required + "," + keys + ")";
        var text = switch (script) {
            case P2WSH -> "wsh(" + several + ")";
            case P2SH_P2WSH -> "sh(wsh(" + several + "))";
            case P2SH -> "sh(" + several + ")";
        };
        try {
            return DerivationScheme.parse(text, network).descriptor();
        } catch (SchemeException e) {
            throw new IllegalStateException("The stored set-up " + id + " makes no descriptor", e);
        }
    }

    private static String written(Cosigner cosigner) {
        var settings = settings(cosigner);
        return "[" + settings.rootFingerprint() + "/" + settings.accountKeyPath() + "]" + settings.accountKey()
                + "/<0;1>/*";
    }

    /** {@return what the store will keep of it, with the signer of each key} */
    WalletConfig config() {
        return new WalletConfig(
                wallet().scheme().print(),
                null,
                cosigners.stream().map(OpenSetup::settings).toList(),
                null,
                label,
                "ManualDerivationScheme",
                false,
                true,
                true);
    }

    private static KeySettings settings(Cosigner cosigner) {
        AccountKey key = Objects.requireNonNull(cosigner.key());
        KeyOrigin origin = Objects.requireNonNull(key.origin());
        return new KeySettings(
                origin.fingerprint(),
                origin.printPath(),
                key.xpub(),
                cosigner.user().value());
    }
}

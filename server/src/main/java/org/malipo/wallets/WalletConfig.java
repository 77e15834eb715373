package org.malipo.wallets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of its wallet. Holds no secret.
 *
 * @param accountDerivation the derivation scheme in its canonical form
 * @param accountOriginal what was typed, where it differs
 * @param accountKeySettings one entry for each key, in their order
 * @param signingKey the account key that signs
 * @param label the merchant's name for the wallet
 * @param source how it came here, for example {@code ManualDerivationScheme}
 * @param isHotWallet whether this server keeps the seed
 * @param isMultiSigOnServer whether several people sign here one after the other
 * @param defaultIncludeNonWitnessUtxo whether a PSBT holds the whole transactions that it spends
 */
public record WalletConfig(
        String accountDerivation,
        @Nullable String accountOriginal,
        List<KeySettings> accountKeySettings,
        @Nullable String signingKey,
        @Nullable String label,
        @Nullable String source,
        boolean isHotWallet,
        boolean isMultiSigOnServer,
        boolean defaultIncludeNonWitnessUtxo) {
    /**
     * One key of a wallet.
     *
     * @param rootFingerprint 8 hex digits
     * @param accountKeyPath from the root key, for example {@code 84'/0'/0'}
     * @param accountKey the extended public key
     * @param signerUserId who signs with it, in a multisig wallet
     */
    public record KeySettings(
            @Nullable String rootFingerprint,
            @Nullable String accountKeyPath,
            String accountKey,
            @Nullable String signerUserId) {}

    public WalletConfig {
        accountKeySettings = List.copyOf(accountKeySettings);
    }

    WalletConfig with(String newLabel, List<KeySettings> keys, boolean includePrevious) {
        return new WalletConfig(
                accountDerivation,
                accountOriginal,
                keys,
                signingKey,
                newLabel.isEmpty() ? null : newLabel,
                source,
                isHotWallet,
                isMultiSigOnServer,
                includePrevious);
    }

    WalletConfig hot(boolean hot) {
        return new WalletConfig(
                accountDerivation,
                accountOriginal,
                accountKeySettings,
                signingKey,
                label,
                source,
                hot,
                isMultiSigOnServer,
                defaultIncludeNonWitnessUtxo);
    }
}

package org.malipo.wallets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Mnemonic;

/** What came of setting up a wallet, or of asking what it would be. */
public sealed interface WalletOutcome {
    /** The store has this wallet now. */
    record Configured(StoreWallet wallet) implements WalletOutcome {}

    /**
     * The store has a new wallet.
     *
     * @param mnemonic to be shown to the merchant once
     */
    record Generated(StoreWallet wallet, Mnemonic mnemonic) implements WalletOutcome {}

    /** What the wallet would be; nothing was stored. */
    record Previewed(String scheme, boolean multisig, List<PreviewAddress> addresses) implements WalletOutcome {}

    /** There is a wallet already; remove it first. */
    record AlreadyConfigured() implements WalletOutcome {}

    /**
     * Something given is wrong.
     *
     * @param field Pascal case, as in answers of the API, for example {@code SavePrivateKeys}
     * @param reason a sentence for a person; never holds key material
     */
    record Refused(String field, String reason) implements WalletOutcome {}

    /**
     * One address of a preview.
     *
     * @param keyPath null where the keys don't share one path
     */
    record PreviewAddress(@Nullable String keyPath, int index, String address) {}
}

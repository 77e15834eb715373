package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.WordList;
import org.malipo.wallets.GeneratedWallet;

/** How a wallet is to be made; what is left out has its default. */
@Schema(name = "GenerateOnChainWalletRequest")
record GenerateRequest(
        @Nullable String label,
        @Nullable String existingMnemonic,
        @Nullable String passphrase,
        @Nullable Integer accountNumber,
        @Nullable Boolean savePrivateKeys,
        @Nullable WordList wordList,
        @Nullable Integer wordCount,
        @Nullable ScriptPubKeyType scriptPubKeyType) {
    /** The sorts of wallet, in the words of the API. */
    enum ScriptPubKeyType {
        Legacy(AccountType.LEGACY),
        Segwit(AccountType.SEGWIT),
        SegwitP2SH(AccountType.SEGWIT_P2SH),
        TaprootBIP86(AccountType.TAPROOT_BIP86);

        private final AccountType type;

        ScriptPubKeyType(AccountType type) {
            this.type = type;
        }
    }

    GeneratedWallet toWallet() {
        return new GeneratedWallet(
                label,
                existingMnemonic == null || existingMnemonic.isBlank() ? null : existingMnemonic,
                passphrase == null ? "" : passphrase,
                accountNumber == null ? 0 : accountNumber,
                scriptPubKeyType == null ? AccountType.SEGWIT : scriptPubKeyType.type,
                wordList == null ? WordList.ENGLISH : wordList,
                wordCount == null ? 12 : wordCount,
                Boolean.TRUE.equals(savePrivateKeys));
    }

    @Override
    public String toString() {
        return "GenerateRequest[" + scriptPubKeyType + ", words [secret]]";
    }
}

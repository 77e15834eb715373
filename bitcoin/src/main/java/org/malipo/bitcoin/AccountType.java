package org.malipo.bitcoin;

import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.KeyPath;
import java.util.List;

/** The sorts of account that are made from a seed, each with the path that its BIP names. */
public enum AccountType {
    /** P2WPKH, BIP 84. */
    SEGWIT(84, ""),
    /** P2WPKH nested in P2SH, BIP 49. */
    SEGWIT_P2SH(49, "-[p2sh]"),
    /** P2PKH, BIP 44. */
    LEGACY(44, "-[legacy]"),
    /** P2TR by key, BIP 86. */
    TAPROOT_BIP86(86, "-[taproot]");

    private final int purpose;
    private final String schemeSuffix;

    AccountType(int purpose, String schemeSuffix) {
        this.purpose = purpose;
        this.schemeSuffix = schemeSuffix;
    }

    /**
     * {@return the path of an account, for example {@code 84'/0'/0'}}
     * @throws IllegalArgumentException if the account number is negative
     */
    public KeyPath path(Network network, int account) {
        if (account < 0) {
            throw new IllegalArgumentException("An account has a number from 0 on");
        }
        return new KeyPath(List.of(
                DeterministicWallet.hardened(purpose),
                DeterministicWallet.hardened(network.coinType()),
                DeterministicWallet.hardened(account)));
    }

    String schemeSuffix() {
        return schemeSuffix;
    }
}

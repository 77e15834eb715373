package org.malipo.wallets.setup;

import java.util.Arrays;
import java.util.Optional;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.DerivationScheme;

/** The sorts of addresses that a single key can make, as pages name them. */
public enum ScriptType {
    SEGWIT("segwit", "", 84, AccountType.SEGWIT),
    NESTED("nested", "-[p2sh]", 49, AccountType.SEGWIT_P2SH),
    LEGACY("legacy", "-[legacy]", 44, AccountType.LEGACY),
    TAPROOT("taproot", "-[taproot]", 86, AccountType.TAPROOT_BIP86);

    private final String id;
    private final String suffix;
    private final int purpose;
    private final AccountType account;

    ScriptType(String id, String suffix, int purpose, AccountType account) {
        this.id = id;
        this.suffix = suffix;
        this.purpose = purpose;
        this.account = account;
    }

    /** {@return the name in forms and keys of words} */
    public String id() {
        return id;
    }

    /** {@return the first step of the path where devices keep such keys (BIP 43), for example 84} */
    public int purpose() {
        return purpose;
    }

    /** {@return the sort of account that a seed makes for it} */
    public AccountType account() {
        return account;
    }

    /** {@return the scheme of a key with this type, as text} */
    String scheme(String xpub) {
        return xpub + suffix;
    }

    public static Optional<ScriptType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    /** {@return the type that is meant to lie at a path whose first step is this (BIP 43), for example 84'} */
    static Optional<ScriptType> ofPurpose(int step) {
        return Arrays.stream(values()).filter(type -> type.purpose == step).findFirst();
    }

    /** {@return the type of a wallet of one key that is written as a scheme; empty for all others} */
    public static Optional<ScriptType> of(DerivationScheme scheme) {
        if (scheme.threshold().isPresent() || scheme.isPolicy()) {
            return Optional.empty();
        }
        var text = scheme.print();
        return Arrays.stream(values())
                .filter(type -> type.suffix.isEmpty() ? !text.contains("-[") : text.endsWith(type.suffix))
                .findFirst();
    }
}

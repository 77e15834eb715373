package org.malipo.bitcoin;

import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.KeyPath;
import java.util.stream.IntStream;

/** The output types of a wallet of several keys, each with the path where its keys are expected (BIP 48, BIP 45). */
public enum MultisigScript {
    /** Native segwit: {@code 48'/coin'/account'/2'}. */
    P2WSH(""),
    /** Segwit nested in P2SH: {@code 48'/coin'/account'/1'}. */
    P2SH_P2WSH("-[p2sh]"),
    /** Legacy: {@code 45'/coin'/account'}. */
    P2SH("-[legacy]");

    private final String schemeSuffix;

    MultisigScript(String schemeSuffix) {
        this.schemeSuffix = schemeSuffix;
    }

    /**
     * {@return the path of a signer's key, for example {@code 48'/0'/0'/2'}}
     * @throws IllegalArgumentException if the account number is negative
     */
    public KeyPath path(Network network, int account) {
        if (account < 0) {
            throw new IllegalArgumentException("An account has a number from 0 on");
        }
        var coin = network.coinType();
        return switch (this) {
            case P2WSH -> hardened(48, coin, account, 2);
            case P2SH_P2WSH -> hardened(48, coin, account, 1);
            case P2SH -> hardened(45, coin, account);
        };
    }

    private static KeyPath hardened(int... steps) {
        return new KeyPath(IntStream.of(steps)
                .mapToObj(step -> DeterministicWallet.hardened((long) step))
                .toList());
    }

    String schemeSuffix() {
        return schemeSuffix;
    }
}

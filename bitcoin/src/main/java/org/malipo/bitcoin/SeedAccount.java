package org.malipo.bitcoin;

import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import java.util.HexFormat;

/**
 * An account of a seed.
 * @param scheme how it makes its addresses
 * @param key its public key and where that comes from
 * @param privateKey what signs for it
 */
public record SeedAccount(DerivationScheme scheme, AccountKey key, ExtendedPrivateKey privateKey) {
    /** Derives the account at the path of its type, for example {@code m/84'/0'/0'}. */
    public static SeedAccount of(ExtendedPrivateKey master, AccountType type, Network network, int account) {
        var path = type.path(network, account);
        var privateKey = master.derivePrivateKey(path);
        var xpub =
                privateKey.getExtendedPublicKey().encode(Slip132.plain(network).version());
        var origin = new KeyOrigin(fingerprint(master), path);
        return new SeedAccount(scheme(xpub + type.schemeSuffix(), network), new AccountKey(xpub, origin), privateKey);
    }

    private static DerivationScheme scheme(String text, Network network) {
        try {
            return DerivationScheme.parse(text, network);
        } catch (SchemeException e) {
            throw new IllegalStateException("An account that was just derived can't be read", e);
        }
    }

    private static String fingerprint(ExtendedPrivateKey master) {
        return HexFormat.of().toHexDigits((int) DeterministicWallet.fingerprint(master));
    }

    /** {@return the private key as {@code xprv…} or {@code tprv…}, for keeping it encrypted} */
    public static String reveal(ExtendedPrivateKey key, Network network) {
        return key.encode(network == Network.MAINNET ? DeterministicWallet.xprv : DeterministicWallet.tprv);
    }

    @Override
    public String toString() {
        return "SeedAccount[" + scheme + ", private key [secret]]";
    }
}

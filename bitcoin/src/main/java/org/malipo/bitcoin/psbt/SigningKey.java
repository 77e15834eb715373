package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.KeyPath;
import fr.acinq.bitcoin.PrivateKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.KeyOrigin;

/**
 * A private key that signs for what is derived from it. Printing it shows nothing.
 * @param origin where this key itself stands: root and path from there
 */
public record SigningKey(ExtendedPrivateKey key, KeyOrigin origin) {
    /** {@return the root key of a seed, which signs for all accounts} */
    public static SigningKey ofRoot(ExtendedPrivateKey root) {
        var fingerprint = HexFormat.of().toHexDigits((int) root.fingerprint());
        return new SigningKey(root, new KeyOrigin(fingerprint, new KeyPath(List.of())));
    }

    /** {@return the private key at a place that this key leads to} */
    Optional<PrivateKey> at(KeyOrigin place) {
        var own = origin.path().path;
        var whole = place.path().path;
        if (!place.fingerprint().equals(origin.fingerprint())
                || whole.size() < own.size()
                || !whole.subList(0, own.size()).equals(own)) {
            return Optional.empty();
        }
        return Optional.of(
                key.derivePrivateKey(whole.subList(own.size(), whole.size())).getPrivateKey());
    }

    @Override
    public String toString() {
        return "SigningKey[" + origin.print() + ", private key [secret]]";
    }
}

package org.malipo.wallets.pending;

import fr.acinq.bitcoin.ByteVector;
import java.util.Optional;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.SchemeException;
import org.malipo.wallets.WalletConfig.KeySettings;

/** Tells whose a key is: by where it comes from, or by deriving it where that is not known. */
final class KeysOfSigners {
    /** Branch and index. */
    private static final int BELOW_ACCOUNT = 2;

    private KeysOfSigners() {}

    /** {@return whether the public key at this place is derived from that account key} */
    static boolean isOf(KeySettings account, ByteVector publicKey, KeyOrigin place) {
        try {
            var origin = origin(account);
            return origin.isPresent() ? leadsTo(origin.get(), place) : isDerived(account, publicKey, place);
        } catch (SchemeException e) {
            throw new IllegalStateException("A stored key or its origin can't be read", e);
        }
    }

    private static boolean leadsTo(KeyOrigin account, KeyOrigin place) {
        var steps = account.path().path;
        var whole = place.path().path;
        return account.fingerprint().equals(place.fingerprint())
                && whole.size() >= steps.size()
                && whole.subList(0, steps.size()).equals(steps);
    }

    private static boolean isDerived(KeySettings account, ByteVector publicKey, KeyOrigin place)
            throws SchemeException {
        var steps = place.path().path;
        if (steps.size() < BELOW_ACCOUNT) {
            return false;
        }
        var below = steps.subList(steps.size() - BELOW_ACCOUNT, steps.size());
        var key = ExtendedKey.parse(account.accountKey()).key().derivePublicKey(below);
        return key.publickeybytes.equals(publicKey);
    }

    private static Optional<KeyOrigin> origin(KeySettings account) throws SchemeException {
        if (account.rootFingerprint() == null) {
            return Optional.empty();
        }
        var path = account.accountKeyPath() == null ? "" : account.accountKeyPath();
        return Optional.of(KeyOrigin.parse(account.rootFingerprint() + (path.isEmpty() ? "" : "/" + path)));
    }
}

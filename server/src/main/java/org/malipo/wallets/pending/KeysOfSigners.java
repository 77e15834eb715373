package org.malipo.wallets.pending;

import fr.acinq.bitcoin.ByteVector;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtInput;
import org.malipo.wallets.WalletConfig.KeySettings;

/** Tells whose a key is: by where it comes from, or by deriving it where that is not known. */
public final class KeysOfSigners {
    /** Branch and index. */
    private static final int BELOW_ACCOUNT = 2;

    private KeysOfSigners() {}

    /** {@return the inputs that ask for a signature of this account key} */
    public static List<PsbtInput> asking(KeySettings account, Psbt psbt) {
        return psbt.inputs().stream()
                .filter(input -> input.keyPaths().entrySet().stream()
                        .anyMatch(path -> isOf(account, path.getKey(), path.getValue())))
                .toList();
    }

    /**
     * {@return whether this account key has signed an input}
     *
     * @param asked the input as it was before anybody signed, or the same
     */
    public static boolean hasSigned(KeySettings account, PsbtInput asked, PsbtInput input) {
        var signed = input.partialSignatures();
        return asked.keyPaths().entrySet().stream()
                .anyMatch(path -> signed.containsKey(path.getKey()) && isOf(account, path.getKey(), path.getValue()));
    }

    /** {@return whether the public key at this place is derived from that account key} */
    private static boolean isOf(KeySettings account, ByteVector publicKey, KeyOrigin place) {
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

package org.malipo.bitcoin;

import java.util.ArrayList;
import java.util.List;

/**
 * A wallet of several signers in the making: how many must sign, in what sort of script, and the keys that came in so
 * far. Each signer brings one key, of which nobody else brings the like.
 * @param signers how many keys the wallet will have
 * @param required how many of them must sign
 * @param keys those that came in, with their origins, under the prefix of the network
 */
public record MultisigSetup(Network network, MultisigScript script, int required, int signers, List<AccountKey> keys) {
    /** As many as the smallest of the script types holds. */
    public static final int MAX_SIGNERS = MultisigLimits.MAX_P2SH_KEYS;

    /** What came of a signer's key. */
    public sealed interface KeyResult {
        record Accepted(MultisigSetup setup) implements KeyResult {}

        /** The message is for the signer, and repeats nothing of the key. */
        record Refused(String message) implements KeyResult {}
    }

    public MultisigSetup {
        keys = List.copyOf(keys);
    }

    /**
     * {@return a set-up without keys}
     * @throws SchemeException if the numbers make no wallet: 1 to 15 signers, of whom at least one and at most all sign
     */
    public static MultisigSetup of(Network network, MultisigScript script, int required, int signers)
            throws SchemeException {
        MultisigLimits.check(required, signers, MAX_SIGNERS);
        return new MultisigSetup(network, script, required, signers, List.of());
    }

    /**
     * Takes the key of one more signer.
     * @param xpub under any prefix of SLIP-132; an extended key of another network is taken as one of this network
     * @param origin fingerprint and path, without which the signer's device would not know what it signs with
     */
    public KeyResult with(String xpub, KeyOrigin origin) {
        try {
            var key = new AccountKey(ExtendedKey.parse(xpub.strip()).print(network), origin);
            return keys.size() == signers
                    ? new KeyResult.Refused("All " + signers + " signers have given their keys")
                    : added(key);
        } catch (SchemeException e) {
            return new KeyResult.Refused(e.getMessage());
        }
    }

    private KeyResult added(AccountKey key) {
        if (keys.stream().anyMatch(other -> other.xpub().equals(key.xpub()))) {
            return new KeyResult.Refused("This key is in the wallet already");
        }
        if (keys.stream().anyMatch(other -> key.origin() != null && key.origin().equals(other.origin()))) {
            return new KeyResult.Refused("A key of the same fingerprint and path is in the wallet already");
        }
        var more = new ArrayList<>(keys);
        more.add(key);
        return new KeyResult.Accepted(new MultisigSetup(network, script, required, signers, more));
    }

    public boolean isComplete() {
        return keys.size() == signers;
    }

    /**
     * {@return the wallet, its keys in the order in which they came, which changes no address}
     * @throws IllegalStateException if keys are missing
     */
    public WalletText wallet() {
        if (!isComplete()) {
            throw new IllegalStateException(signers - keys.size() + " signers have given no key yet");
        }
        var parts = keys.stream().map(MultisigSetup::written).toList();
        try {
            return WalletText.typed(required + "-of-" + String.join("-", parts) + script.schemeSuffix(), network);
        } catch (SchemeException e) {
            throw new IllegalStateException("Keys that were checked make no wallet", e);
        }
    }

    private static String written(AccountKey key) {
        return key.origin() == null ? key.xpub() : "[" + key.origin().print() + "]" + key.xpub();
    }
}

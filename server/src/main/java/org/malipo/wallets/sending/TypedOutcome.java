package org.malipo.wallets.sending;

import java.util.List;
import org.malipo.bitcoin.psbt.Psbt;

/** What came of signing with a secret that somebody typed. Tells nothing of the secret but what is public of it. */
public sealed interface TypedOutcome {
    /** The PSBT has signatures of the secret's keys now. */
    record Signed(Psbt psbt) implements TypedOutcome {}

    /** Something about the PSBT is wrong, as its findings tell. */
    record Wrong() implements TypedOutcome {}

    /** These keys have signed already, or no coin is theirs. */
    record NothingToSign() implements TypedOutcome {}

    /** The secret is of another wallet. */
    sealed interface Mismatch extends TypedOutcome {}

    /**
     * The root is another one, as with another seed or another passphrase.
     *
     * @param found fingerprint of the secret
     * @param expected fingerprints of the wallet's keys, none where they are not known
     */
    record OtherRoot(String found, List<String> expected) implements Mismatch {}

    /** The fingerprint is right, and the key at this origin is another one. */
    record OtherPath(String origin) implements Mismatch {}

    /**
     * It is the private key of an account that the wallet does not have.
     *
     * @param found beginning and end of its public key
     */
    record OtherAccount(String found) implements Mismatch {}
}

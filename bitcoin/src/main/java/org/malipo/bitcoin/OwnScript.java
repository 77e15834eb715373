package org.malipo.bitcoin;

import fr.acinq.bitcoin.ByteVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An output script of a wallet with all that a signer must know to spend it.
 * @param redeemScript what a P2SH output commits to, else null
 * @param witnessScript what a P2WSH output commits to, else null
 * @param keys in the order in which the scheme writes them
 * @param taproot whether it is spent by the key path of taproot (BIP 86); the keys are x-only then
 */
public record OwnScript(
        AddressIndex at,
        ByteVector scriptPubKey,
        @Nullable ByteVector redeemScript,
        @Nullable ByteVector witnessScript,
        List<OwnKey> keys,
        boolean taproot) {
    /**
     * A public key of the script.
     * @param publicKey 33 bytes, or 32 in taproot
     * @param origin the root key and the whole path from there; from the account key where nobody said its origin
     */
    public record OwnKey(ByteVector publicKey, KeyOrigin origin) {}
}

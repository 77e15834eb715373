package org.malipo.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.Crypto;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call shows of its caller.
 *
 * @param authorization the header of that name: {@code Basic} with a store's key
 * @param identity {@code X-Identity}: a compressed public key of secp256k1, in hex
 * @param signature {@code X-Signature}: DER in hex, over SHA-256 of address and payload
 * @param signable what may have been signed: the call's address as the client knows it, and what it sends; addresses of a
 *     server differ from inside and outside
 * @param token the pair that the caller means, from the body or the query
 */
public record SignedCall(
        @Nullable String authorization,
        @Nullable String identity,
        @Nullable String signature,
        List<String> signable,
        @Nullable String token) {
    private static final Pattern COMPRESSED_KEY = Pattern.compile("0[23][0-9a-f]{64}");

    public SignedCall {
        signable = List.copyOf(signable);
    }

    /** {@return whether the call shows anything at all} */
    public boolean isKnown() {
        return authorization != null || isSigned();
    }

    /** {@return whether it claims to be signed} */
    public boolean isSigned() {
        return identity != null || signature != null;
    }

    /** {@return who signed it, or empty if nobody did or the signature is wrong} */
    public Optional<Sin> signer() {
        var key = identity == null ? "" : identity.strip().toLowerCase(Locale.ROOT);
        if (signature == null || !COMPRESSED_KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        var publicKey = HexFormat.of().parseHex(key);
        return signable.stream().anyMatch(text -> isSignedBy(publicKey, signature, text))
                ? Optional.of(Sin.of(publicKey))
                : Optional.empty();
    }

    /** Clients sign with either of the two values of S; only the lower one passes the check as it is. */
    private static boolean isSignedBy(byte[] publicKey, String signature, String text) {
        var curve = Secp256k1.get();
        try {
            var der = HexFormat.of().parseHex(signature.strip());
            var compact = curve.signatureNormalize(curve.der2compact(der)).getFirst();
            return curve.verify(compact, Crypto.sha256(text.getBytes(UTF_8)), publicKey);
        } catch (Secp256k1Exception | IllegalArgumentException forged) {
            return false;
        }
    }

    /** What lets in is told to nobody. */
    @Override
    public String toString() {
        return "SignedCall[identity=" + identity + ", credentials=[secret]]";
    }
}

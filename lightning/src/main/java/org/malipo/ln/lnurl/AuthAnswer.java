package org.malipo.ln.lnurl;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.net.URI;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a wallet sends to sign in (LUD-04): a challenge, signed with a key that it keeps for the host.
 *
 * @param k1 the challenge, 32 bytes in hex
 * @param sig DER in hex
 * @param key the wallet's key for this host, compressed, in hex
 */
public record AuthAnswer(String k1, String sig, String key) {
    private static final Pattern CHALLENGE = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern COMPRESSED_KEY = Pattern.compile("0[23][0-9a-f]{64}");
    private static final HexFormat HEX = HexFormat.of();

    /** {@return whether the key signed the 32 bytes themselves; nothing is hashed} */
    public boolean isSigned() {
        if (!CHALLENGE.matcher(k1).matches() || !COMPRESSED_KEY.matcher(key).matches()) {
            return false;
        }
        var curve = Secp256k1.get();
        try {
            var signature = curve.signatureNormalize(curve.der2compact(HEX.parseHex(sig)));
            return curve.verify(signature.getFirst(), HEX.parseHex(k1), HEX.parseHex(key));
        } catch (Secp256k1Exception | IllegalArgumentException forged) {
            return false;
        }
    }

    /** {@return what a wallet answers} */
    public static AuthAnswer sign(ByteVector32 k1, PrivateKey linkingKey) {
        var curve = Secp256k1.get();
        var signature = curve.compact2der(curve.sign(k1.toByteArray(), linkingKey.value.toByteArray(), null));
        return new AuthAnswer(
                k1.toHex(), HEX.formatHex(signature), linkingKey.publicKey().toHex());
    }

    /** {@return what a wallet calls, for the link that it read} */
    public URI call(Lnurl link) {
        return Query.with(Query.with(link.url(), "sig", sig), "key", key);
    }

    /** {@return the challenge in a link, if it is one to sign in with} */
    public static ByteVector32 challenge(Lnurl link) throws LnurlException {
        var k1 = Query.value(link.url(), "k1")
                .filter(value -> CHALLENGE.matcher(value).matches());
        if (!Query.value(link.url(), "tag").filter(Kind.AUTH.tag()::equals).isPresent() || k1.isEmpty()) {
            throw new LnurlException("The link has no challenge to sign in with.");
        }
        return ByteVector32.fromValidHex(k1.get());
    }
}

package org.malipo.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** A device that keeps one passkey, with the answers that a browser would send (WebAuthn level 3). */
class PasskeyDevice {
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int WITH_KEY = 0x40;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] id = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
    private final String origin;
    private final String host;
    private final KeyPair keys;

    PasskeyDevice(String origin, String host) throws GeneralSecurityException {
        this.origin = origin;
        this.host = host;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    /** {@return the answer to a challenge to make a passkey} */
    String make(String challenge) throws GeneralSecurityException {
        var data = new ByteArrayOutputStream();
        data.writeBytes(header(PRESENT_AND_VERIFIED | WITH_KEY));
        data.writeBytes(new byte[16]);
        data.writeBytes(new byte[] {0, (byte) id.length});
        data.writeBytes(id);
        data.writeBytes(publicKey());
        var attestation = new ByteArrayOutputStream();
        attestation.writeBytes(HEX.parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746158"));
        attestation.write(data.size());
        attestation.writeBytes(data.toByteArray());
        return answer("\"attestationObject\":\"" + base64(attestation.toByteArray()) + "\",\"clientDataJSON\":\""
                + base64(client("webauthn.create", challenge)) + "\"");
    }

    /** {@return the answer to a challenge to use it} */
    String sign(String challenge, UserId owner) throws GeneralSecurityException {
        var client = client("webauthn.get", challenge);
        var data = header(PRESENT_AND_VERIFIED);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return answer("\"authenticatorData\":\"" + base64(data) + "\",\"clientDataJSON\":\"" + base64(client)
                + "\",\"signature\":\"" + base64(signature.sign()) + "\",\"userHandle\":\""
                + base64(owner.value().getBytes(UTF_8)) + "\"");
    }

    private String answer(String response) {
        var name = base64(id);
        return "{\"id\":\"" + name + "\",\"rawId\":\"" + name
                + "\",\"type\":\"public-key\",\"clientExtensionResults\":{}," + "\"response\":{" + response + "}}";
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(UTF_8);
    }

    private byte[] header(int flags) throws GeneralSecurityException {
        return ByteBuffer.allocate(37)
                .put(sha256(host.getBytes(UTF_8)))
                .put((byte) flags)
                .putInt(0)
                .array();
    }

    /** COSE: an EC key on P-256 for ES256. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return HEX.parseHex(
                "a5010203262001215820" + coordinate(point.getAffineX()) + "225820" + coordinate(point.getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        return "%064x".formatted(value);
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

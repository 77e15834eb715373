package org.malipo.sandbox.lightning.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes macaroons in their second binary form, with an identifier as LND's bakery writes it (a protobuf message). */
final class Macaroon {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] KEY_GENERATOR = padded("macaroons-key-generator");
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 16;
    private static final int FORMAT = 2;
    private static final int END = 0;
    private static final int LOCATION = 1;
    private static final int IDENTIFIER = 2;
    private static final int SIGNATURE = 6;

    private Macaroon() {}

    /** {@return always the same for the same key, name and permissions} */
    static byte[] mint(byte[] rootKey, String name, Set<Permission> permissions) {
        var id = identifier(hmac(rootKey, name.getBytes(US_ASCII)), permissions);
        var macaroon = new ByteArrayOutputStream();
        macaroon.write(FORMAT);
        field(macaroon, LOCATION, "lnd".getBytes(US_ASCII));
        field(macaroon, IDENTIFIER, id);
        macaroon.write(END);
        macaroon.write(END);
        field(macaroon, SIGNATURE, hmac(hmac(KEY_GENERATOR, rootKey), id));
        return macaroon.toByteArray();
    }

    private static byte[] identifier(byte[] random, Set<Permission> permissions) {
        var id = new ByteArrayOutputStream();
        id.write(3);
        message(id, 1, Arrays.copyOf(random, NONCE_BYTES));
        message(id, 2, "0".getBytes(US_ASCII));
        var actions = new TreeMap<String, Set<String>>();
        permissions.forEach(permission -> actions.computeIfAbsent(permission.entity(), _ -> new TreeSet<>())
                .add(permission.action()));
        actions.forEach((entity, allowed) -> {
            var operation = new ByteArrayOutputStream();
            message(operation, 1, entity.getBytes(US_ASCII));
            allowed.forEach(action -> message(operation, 2, action.getBytes(US_ASCII)));
            message(id, 3, operation.toByteArray());
        });
        return id.toByteArray();
    }

    private static void message(ByteArrayOutputStream out, int number, byte[] value) {
        field(out, (number << 3) | 2, value);
    }

    private static void field(ByteArrayOutputStream out, int type, byte[] value) {
        out.write(type);
        var length = value.length;
        while (length > 0x7f) {
            out.write((length & 0x7f) | 0x80);
            length >>= 7;
        }
        out.write(length);
        out.writeBytes(value);
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] padded(String text) {
        return Arrays.copyOf(text.getBytes(US_ASCII), KEY_BYTES);
    }
}

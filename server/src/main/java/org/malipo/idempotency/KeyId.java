package org.malipo.idempotency;

import java.util.HexFormat;

/** A caller's key as the table knows it: a digest, so that the keys themselves are stored nowhere. */
record KeyId(String hex) {
    static KeyId of(byte[] digest) {
        return new KeyId(HexFormat.of().formatHex(digest));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}

package org.malipo.access.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.malipo.access.factor.Sha256;

/** How a line holds on to the one before it. */
public final class AuditChain {
    private AuditChain() {}

    /**
     * {@return the SHA-256, in hex, of the hash before and of all that the line says} Each text is preceded by its
     * length, so that no two lines read alike.
     */
    public static String hash(String previous, AuditLine line) {
        var digest = Sha256.digest();
        add(digest, previous);
        add(digest, Long.toString(line.position()));
        add(digest, line.at().toString());
        add(digest, line.action());
        add(digest, line.actorId());
        add(digest, line.credential());
        add(digest, line.address());
        add(digest, line.storeId());
        add(digest, line.object());
        if (line.impersonatorId() != null) { // lines of before there were any keep their hash
            digest.update("by:".getBytes(UTF_8));
            add(digest, line.impersonatorId());
        }
        new TreeMap<>(line.details()).forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            digest.update("-:".getBytes(UTF_8));
        } else {
            var bytes = text.getBytes(UTF_8);
            digest.update((bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
    }
}

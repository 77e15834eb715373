package org.malipo.sandbox.rpc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may call: the bearer of the cookie, which is new at every start and readable by the owner alone, and the
 * configured user.
 */
final class RpcAccess implements AutoCloseable {
    private static final String COOKIE_USER = "__cookie__";
    private static final int COOKIE_BYTES = 32;
    private static final String SCHEME = "Basic ";

    private final Path cookieFile;
    private final List<byte[]> accepted = new ArrayList<>();

    RpcAccess(Path cookieFile, @Nullable String user, @Nullable String password) throws IOException {
        this.cookieFile = cookieFile;
        var secret = new byte[COOKIE_BYTES];
        new SecureRandom().nextBytes(secret);
        String cookie = COOKIE_USER + ":" + HexFormat.of().formatHex(secret);
        write(cookie);
        accepted.add(cookie.getBytes(StandardCharsets.UTF_8));
        if (user != null && password != null) {
            accepted.add((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void write(String cookie) throws IOException {
        Files.deleteIfExists(cookieFile);
        Files.createFile(
                cookieFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(cookieFile, cookie);
    }

    /**
     * @param header the value of {@code Authorization}
     */
    boolean accepts(@Nullable String header) {
        if (header == null || !header.startsWith(SCHEME)) {
            return false;
        }
        try {
            byte[] given =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            return accepted.stream().anyMatch(known -> MessageDigest.isEqual(known, given));
        } catch (IllegalArgumentException e) {
            return false; // not Base64
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(cookieFile);
        } catch (IOException e) {
            // a stale cookie opens nothing: the next start writes a new one
        }
    }
}

package org.malipo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import org.malipo.access.Caller;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/** What makes two submissions the same: page, sender, address and everything that was typed. */
final class Fingerprint {
    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    /**
     * {@return 32 bytes} The token that the page was made with is one of the fields.
     *
     * @param without a field that changes by itself
     */
    static byte[] of(HttpServletRequest request, String without) {
        var fingerprint = new Fingerprint();
        fingerprint.add(Caller.find().map(caller -> caller.user().value()).orElse(""));
        fingerprint.add(request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!name.equals(without)) {
                fingerprint.add(name);
                fingerprint.add(values);
            }
        });
        if (request instanceof MultipartRequest uploads) {
            uploads.getFileMap().values().forEach(fingerprint::add);
        }
        return fingerprint.digest.digest();
    }

    /** With its length in front, so that two texts are never taken for one. */
    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private void add(String... texts) {
        add(Integer.toString(texts.length));
        for (var text : texts) {
            add(text);
        }
    }

    private void add(MultipartFile file) {
        add(file.getName());
        add(String.valueOf(file.getOriginalFilename()));
        add(Long.toString(file.getSize()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package org.malipo.access;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passwords. A hash costs some 60 ms of a core by design, so only as many are computed at once as
 * the machine has cores: guessing passwords at the front door must not starve the payments behind it.
 */
@Component
class Passwords {
    static final int MIN_LENGTH = 6;
    /** What bcrypt takes; it would leave the rest out of account. */
    static final int MAX_BYTES = 72;

    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final PasswordEncoder encoder;
    private final String hashOfNothing;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.hashOfNothing = hash(OpaqueId.hex(16));
    }

    String hash(String password) {
        return bounded(() -> encoder.encode(password));
    }

    /** {@return whether that is the password} Takes as long where there is none to compare with. */
    boolean matches(String password, @Nullable String hash) {
        if (bytes(password) > MAX_BYTES) {
            return false;
        }
        return bounded(() -> encoder.matches(password, hash == null ? hashOfNothing : hash)) && hash != null;
    }

    /** {@return what is wrong with a new password in words, or null} */
    static @Nullable String complaint(String password) {
        return password.length() < MIN_LENGTH || bytes(password) > MAX_BYTES
                ? "The Password must be at least %d and at max %d characters long.".formatted(MIN_LENGTH, MAX_BYTES)
                : null;
    }

    /** @throws org.malipo.problem.FieldErrors.InvalidFields on that field if the new password won't do */
    static void refuse(String password, String field) {
        var complaint = complaint(password);
        if (complaint != null) {
            throw FieldErrors.of(field, complaint);
        }
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    private <T> T bounded(Supplier<T> hashing) {
        cores.acquireUninterruptibly();
        try {
            return hashing.get();
        } finally {
            cores.release();
        }
    }
}

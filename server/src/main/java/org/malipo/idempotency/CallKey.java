package org.malipo.idempotency;

import java.security.MessageDigest;
import java.util.Optional;
import org.malipo.problem.ProblemException;

/** The key of the request that a {@link Resumable} handler answers, with what tells that request from others. */
public final class CallKey {
    private static final ScopedValue<CallKey> CURRENT = ScopedValue.newInstance();

    private final KeyId id;
    private final byte[] fingerprint;

    CallKey(KeyId id, byte[] fingerprint) {
        this.id = id;
        this.fingerprint = fingerprint.clone();
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** {@return the key of the present request, if it has one and its handler is resumable} */
    public static Optional<CallKey> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    static void during(CallKey key, Work work) throws Exception {
        ScopedValue.where(CURRENT, key).<Object, Exception>call(() -> {
            work.run();
            return key;
        });
    }

    KeyId id() {
        return id;
    }

    /** {@return 32 bytes that no other caller's key has, and that don't tell the key} */
    public byte[] bytes() {
        return id.bytes();
    }

    /** {@return a digest of method, path, query and body} */
    public byte[] fingerprint() {
        return fingerprint.clone();
    }

    /** @throws ProblemException if the request was another one before */
    public void requireSame(byte[] before) {
        if (!MessageDigest.isEqual(before, fingerprint)) {
            throw new ProblemException(new KeyReused());
        }
    }
}

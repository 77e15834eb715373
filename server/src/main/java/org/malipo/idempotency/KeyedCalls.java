package org.malipo.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Carries out a request with a key once. The key's row is written first, which keeps others with the same key out; then the
 * handler runs, in the same transaction; then the answer joins the row; then all commits, and only then the answer is sent.
 */
@Component
class KeyedCalls {
    /** How long a request waits for the one before it, in memory and again in the database. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final KeyTable table;
    private final KeyedTransaction transaction;
    private final CallScope scope;
    private final Turns turns = new Turns();

    KeyedCalls(KeyTable table, KeyedTransaction transaction, CallScope scope) {
        this.table = table;
        this.transaction = transaction;
        this.scope = scope;
    }

    /** The handler itself. */
    @FunctionalInterface
    interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    void answer(
            IdempotencyKey key,
            HttpServletRequest request,
            HttpServletResponse response,
            HandlerMethod method,
            Handler handler)
            throws Exception {
        var read = KeyedRequest.read(key, request);
        var id = id(key, read);
        var caught = new ContentCachingResponseWrapper(response);
        if (method.hasMethodAnnotation(Resumable.class)) {
            resume(new CallKey(id, read.fingerprint()), read, caught, response, handler);
            return;
        }
        Optional<StoredAnswer> before;
        try (var _ = turns.take(id, WAIT)) {
            before = transaction.run(WAIT, status -> {
                var stored = table.claim(id, read.fingerprint(), WAIT);
                if (stored.isEmpty()) {
                    handler.handle(read.request(), caught);
                    if (caught.getStatus() < HttpStatus.BAD_REQUEST.value()) {
                        table.store(id, StoredAnswer.of(caught, method.getMethodAnnotation(SecretAnswer.class)));
                    } else {
                        status.setRollbackOnly();
                    }
                }
                return stored;
            });
        }
        if (before.isPresent()) {
            before.get().writeTo(response);
        } else {
            caught.copyBodyToResponse();
        }
    }

    /** Without a transaction: the handler finds by the key what it did before. An answer is kept once it can't change. */
    private void resume(
            CallKey key,
            KeyedRequest read,
            ContentCachingResponseWrapper caught,
            HttpServletResponse response,
            Handler handler)
            throws Exception {
        try (var _ = turns.take(key.id(), WAIT)) {
            var before = table.find(key);
            if (before.isPresent()) {
                before.get().writeTo(response);
                return;
            }
            CallKey.during(key, () -> handler.handle(read.request(), caught));
            if (caught.getStatus() < HttpStatus.BAD_REQUEST.value()
                    && caught.getStatus() != HttpStatus.ACCEPTED.value()) {
                table.keep(key, StoredAnswer.of(caught, null));
            }
        }
        caught.copyBodyToResponse();
    }

    /** Strangers can't be told apart: theirs is whatever they ask for, so that nobody is told of another's request. */
    private KeyId id(IdempotencyKey key, KeyedRequest read) {
        var id = new Fingerprint(key);
        scope.current()
                .ifPresentOrElse(
                        caller -> id.add("caller").add(caller.getBytes(UTF_8)),
                        () -> id.add("stranger").add(read.fingerprint()));
        return KeyId.of(id.digest());
    }
}

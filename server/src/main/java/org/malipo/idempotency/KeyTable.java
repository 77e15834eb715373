package org.malipo.idempotency;

import static java.time.ZoneOffset.UTC;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.ProblemException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on keys and their answers. */
@Component
class KeyTable {
    /** How long a key is known, from the first request on. */
    static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes the key for the caller's transaction. Where another transaction has it, this waits for that one to end.
     *
     * @return the answer that is stored with the key, or empty if the caller is the first
     * @throws ProblemException if the key was used for another request, or the other transaction does not end
     */
    Optional<StoredAnswer> claim(KeyId id, byte[] fingerprint, Duration wait) {
        try {
            return insert(id, fingerprint, wait) ? Optional.empty() : Optional.of(answer(id, fingerprint));
        } catch (QueryTimeoutException stillRunning) {
            throw new ProblemException(new KeyInUse());
        }
    }

    private boolean insert(KeyId id, byte[] fingerprint, Duration wait) {
        var now = clock.instant();
        return jdbc.sql("""
                insert into idempotency_key as k (id, fingerprint, status, content_type, body, created_at)
                values (:id, :fingerprint, 0, null, '', :now)
                on conflict (id) do update
                set fingerprint = excluded.fingerprint, status = 0, content_type = null, body = '',
                    created_at = excluded.created_at
                where k.created_at <= :lapsed
                """)
                        .param("id", id.bytes())
                        .param("fingerprint", fingerprint)
                        .param("now", now.atOffset(UTC))
                        .param("lapsed", now.minus(KEPT).atOffset(UTC))
                        .withQueryTimeout(Math.toIntExact(wait.toSeconds()))
                        .update()
                > 0;
    }

    private StoredAnswer answer(KeyId id, byte[] fingerprint) {
        return row(id).map(row -> row.answer(fingerprint))
                .orElseThrow(() -> new ProblemException(new KeyInUse())); // pruned between the two statements
    }

    private Optional<Row> row(KeyId id) {
        return jdbc.sql("""
                select fingerprint, status, content_type, body, created_at from idempotency_key where id = :id
                """).param("id", id.bytes()).query(Row.class).optional();
    }

    /**
     * {@return the answer that is stored with the key of a request that may be resumed}
     *
     * @throws ProblemException if the key was used for another request
     */
    Optional<StoredAnswer> find(CallKey key) {
        var lapsed = clock.instant().minus(KEPT);
        return row(key.id())
                .filter(row -> row.createdAt().toInstant().isAfter(lapsed))
                .map(row -> row.answer(key.fingerprint()));
    }

    /** Keeps the answer to a request that was carried out without a transaction. The first one stays. */
    void keep(CallKey key, StoredAnswer answer) {
        var now = clock.instant();
        jdbc.sql("""
                insert into idempotency_key as k (id, fingerprint, status, content_type, body, created_at)
                values (:id, :fingerprint, :status, :contentType, :body, :now)
                on conflict (id) do update
                set fingerprint = excluded.fingerprint, status = excluded.status, content_type = excluded.content_type,
                    body = excluded.body, created_at = excluded.created_at
                where k.created_at <= :lapsed
                """)
                .param("id", key.id().bytes())
                .param("fingerprint", key.fingerprint())
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("body", answer.body())
                .param("now", now.atOffset(UTC))
                .param("lapsed", now.minus(KEPT).atOffset(UTC))
                .update();
    }

    void store(KeyId id, StoredAnswer answer) {
        jdbc.sql("""
                update idempotency_key
                set status = :status, content_type = :contentType, body = :body
                where id = :id
                """)
                .param("id", id.bytes())
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("body", answer.body())
                .update();
    }

    /** {@return how many went} */
    int prune(Instant before, int batch) {
        return jdbc.sql("""
                delete from idempotency_key
                where id in (
                    select id from idempotency_key
                    where created_at < :before
                    order by created_at
                    limit :batch
                    for update skip locked)
                """)
                .param("before", before.atOffset(UTC))
                .param("batch", batch)
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent") // read at once into what is made of it
    private record Row(
            byte[] fingerprint, int status, @Nullable String contentType, byte[] body, OffsetDateTime createdAt) {
        StoredAnswer answer(byte[] ofRequest) {
            if (!MessageDigest.isEqual(fingerprint, ofRequest)) {
                throw new ProblemException(new KeyReused());
            }
            return new StoredAnswer(status, contentType, body);
        }
    }
}

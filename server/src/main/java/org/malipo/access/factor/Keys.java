package org.malipo.access.factor;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys on people's devices: passkeys, and wallets that sign. All SQL on them. */
@Component
public class Keys {
    private static final String COLUMNS =
            "id, account_id, kind, name, credential, public_key, signature_count, created_at, last_used_at";

    private final JdbcClient jdbc;

    Keys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What sort of key. */
    public enum Kind {
        PASSKEY("Passkey"),
        LNURL_AUTH("LNURLAuth");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        static Kind of(String text) {
            return text.equals(PASSKEY.text) ? PASSKEY : LNURL_AUTH;
        }
    }

    /**
     * A key.
     *
     * @param credential credential id in base64url, or linking key in hex
     * @param publicKey attested credential data of a passkey
     */
    @SuppressWarnings("ArrayRecordComponent") // goes from the table to the check and is never compared
    public record Key(
            String id,
            UserId owner,
            Kind kind,
            String name,
            String credential,
            byte @Nullable [] publicKey,
            long signatureCount,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    public List<Key> list(UserId owner) {
        return jdbc
                .sql("select " + COLUMNS + " from account_factor where account_id = :owner order by created_at, id")
                .param("owner", owner.value())
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toKey)
                .toList();
    }

    public Optional<Key> find(Kind kind, String credential) {
        return jdbc.sql("select " + COLUMNS + " from account_factor where kind = :kind and credential = :credential")
                .param("kind", kind.text)
                .param("credential", credential)
                .query(Row.class)
                .optional()
                .map(Row::toKey);
    }

    /** {@return whether it was written; false if that key is somebody's already} */
    public boolean insert(Key key) {
        return jdbc.sql("""
                insert into account_factor (id, account_id, kind, name, credential, public_key, signature_count, created_at)
                values (:id, :owner, :kind, :name, :credential, :publicKey, :signatureCount, :createdAt)
                on conflict (kind, credential) do nothing
                """)
                        .param("id", key.id())
                        .param("owner", key.owner().value())
                        .param("kind", key.kind().text)
                        .param("name", key.name())
                        .param("credential", key.credential())
                        .param("publicKey", key.publicKey())
                        .param("signatureCount", key.signatureCount())
                        .param("createdAt", key.createdAt().atOffset(UTC))
                        .update()
                == 1;
    }

    public void used(Key key, long signatureCount, Instant at) {
        jdbc.sql("update account_factor set signature_count = :count, last_used_at = :at where id = :id")
                .param("id", key.id())
                .param("count", signatureCount)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** {@return the key, if this person had it} */
    public Optional<Key> delete(UserId owner, String id) {
        return jdbc.sql("delete from account_factor where account_id = :owner and id = :id returning " + COLUMNS)
                .param("owner", owner.value())
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::toKey);
    }

    @SuppressWarnings("ArrayRecordComponent") // as above
    private record Row(
            String id,
            String accountId,
            String kind,
            String name,
            String credential,
            byte @Nullable [] publicKey,
            long signatureCount,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime lastUsedAt) {
        Key toKey() {
            var used = lastUsedAt == null ? null : lastUsedAt.toInstant();
            var since = createdAt.toInstant();
            return new Key(
                    id, new UserId(accountId), Kind.of(kind), name, credential, publicKey, signatureCount, since, used);
        }
    }
}

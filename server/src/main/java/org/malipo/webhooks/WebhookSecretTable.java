package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on the secrets of webhooks. */
@Component
class WebhookSecretTable {
    private final JdbcClient jdbc;

    WebhookSecretTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sealed, as they lie in the row. */
    record Sealed(String current, @Nullable String previous) {}

    Optional<Sealed> find(String id, Instant now) {
        return jdbc.sql("""
                select secret as current,
                    case when previous_secret_until > :now then previous_secret end as previous
                from webhook
                where id = :id
                """)
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query(Sealed.class)
                .optional();
    }

    void rotate(String id, String sealedSecret, Instant previousUntil) {
        jdbc.sql("""
                update webhook
                set previous_secret = secret, previous_secret_until = :until, secret = :secret
                where id = :id
                """)
                .param("id", id)
                .param("secret", sealedSecret)
                .param("until", previousUntil.atOffset(UTC))
                .update();
    }

    /** Replaces the secret at once: no other is valid. */
    void replace(String id, String sealedSecret) {
        jdbc.sql("""
                update webhook
                set secret = :secret, previous_secret = null, previous_secret_until = null
                where id = :id
                """).param("id", id).param("secret", sealedSecret).update();
    }

    /** {@return whether there was one} */
    boolean forgetPrevious(String id) {
        return jdbc.sql("""
                        update webhook
                        set previous_secret = null, previous_secret_until = null
                        where id = :id and previous_secret is not null
                        """).param("id", id).update() == 1;
    }
}

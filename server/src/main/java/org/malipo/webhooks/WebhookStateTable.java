package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on how webhooks are doing. */
@Component
class WebhookStateTable {
    private final JdbcClient jdbc;

    WebhookStateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WebhookState> keep(String id) {
        return jdbc.sql("""
                select failing_since, paused_at, catching_up, previous_secret_until
                from webhook
                where id = :id
                for key share
                """).param("id", id).query((row, number) -> state(row)).optional();
    }

    void failing(String id, Instant now) {
        jdbc.sql("update webhook set failing_since = :now where id = :id and failing_since is null")
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .update();
    }

    void well(String id, boolean catchingUp) {
        jdbc.sql("update webhook set failing_since = null, catching_up = :catchingUp where id = :id")
                .param("id", id)
                .param("catchingUp", catchingUp)
                .update();
    }

    /** {@return whether it was not paused before} */
    boolean pause(String id, Instant now) {
        return jdbc.sql("update webhook set paused_at = :now where id = :id and paused_at is null")
                        .param("id", id)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return whether it was paused before} */
    boolean resume(String id) {
        return jdbc.sql("""
                        update webhook
                        set paused_at = null, failing_since = null, catching_up = true
                        where id = :id and paused_at is not null
                        """).param("id", id).update() == 1;
    }

    static WebhookState state(ResultSet row) throws SQLException {
        return new WebhookState(
                instant(row, "failing_since"),
                instant(row, "paused_at"),
                row.getBoolean("catching_up"),
                instant(row, "previous_secret_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

package org.malipo.webhooks;

import static java.time.ZoneOffset.UTC;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on webhooks themselves. */
@Component
class WebhookTable {
    private static final String SELECT = """
            select id, store_id, url, enabled, automatic_redelivery, everything, specific_events, created_at,
                failing_since, paused_at, catching_up, previous_secret_until
            from webhook
            """;

    private final JdbcClient jdbc;

    WebhookTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Webhook> find(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(WebhookTable::row)
                .optional();
    }

    /** @throws ProblemException if there is no such webhook */
    Webhook get(String id) {
        return find(id).orElseThrow(
                        () -> new ProblemException(Problem.notFound("webhook-not-found", "The webhook was not found")));
    }

    /** {@return the store's, from the oldest to the newest, behind that place} */
    List<Webhook> ofStore(StoreId store, TimedPlace after, int limit) {
        return jdbc.sql(SELECT + """
                         where store_id = :store and (created_at, id) > (:at, cast(:id as text))
                        order by created_at, id
                        limit :limit
                        """)
                .param("store", store.value())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query(WebhookTable::row)
                .list();
    }

    /** {@return the switched-on webhooks of these stores, each store's from the oldest to the newest} */
    List<Webhook> enabledOf(Collection<String> storeIds) {
        return jdbc.sql(SELECT + " where store_id = any (cast(:stores as text[])) and enabled order by created_at, id")
                .param("stores", storeIds.toArray(String[]::new))
                .query(WebhookTable::row)
                .list();
    }

    void insert(Webhook webhook, String sealedSecret) {
        jdbc.sql("""
                insert into webhook
                    (id, store_id, url, enabled, automatic_redelivery, everything, specific_events, secret, created_at)
                values
                    (:id, :store, :url, :enabled, :redelivery, :everything, cast(:events as text[]), :secret, :createdAt)
                """)
                .param("id", webhook.id())
                .param("store", webhook.store().value())
                .param("url", webhook.url())
                .param("enabled", webhook.enabled())
                .param("redelivery", webhook.automaticRedelivery())
                .param("everything", webhook.authorizedEvents().everything())
                .param("events", names(webhook.authorizedEvents()))
                .param("secret", sealedSecret)
                .param("createdAt", webhook.createdAt().atOffset(UTC))
                .update();
    }

    void update(Webhook webhook) {
        jdbc.sql("""
                update webhook
                set url = :url, enabled = :enabled, automatic_redelivery = :redelivery, everything = :everything,
                    specific_events = cast(:events as text[])
                where id = :id
                """)
                .param("id", webhook.id())
                .param("url", webhook.url())
                .param("enabled", webhook.enabled())
                .param("redelivery", webhook.automaticRedelivery())
                .param("everything", webhook.authorizedEvents().everything())
                .param("events", names(webhook.authorizedEvents()))
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    private static String[] names(AuthorizedEvents events) {
        return events.specificEvents().toArray(String[]::new);
    }

    private static Webhook row(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getString("id"),
                new StoreId(row.getString("store_id")),
                row.getBoolean("enabled"),
                row.getBoolean("automatic_redelivery"),
                row.getString("url"),
                new AuthorizedEvents(row.getBoolean("everything"), strings(row.getArray("specific_events"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                WebhookStateTable.state(row));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}

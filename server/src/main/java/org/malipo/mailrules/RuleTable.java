package org.malipo.mailrules;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on rules. */
@Component
class RuleTable {
    private static final String SELECT = """
            select id, store_id, event, enabled, condition, send_to, send_cc, send_bcc, to_customer, subject, body,
                active_since, slow, rests_until, trouble
            from mail_rule
            """;

    private final JdbcClient jdbc;

    RuleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String ownerOf(@Nullable StoreId store) {
        return store == null ? "" : store.value();
    }

    /** {@return the rules of a store, or of the server for null, oldest first} */
    List<MailRule> list(@Nullable StoreId store) {
        return jdbc.sql(SELECT + "where owner = :owner order by created_at, id")
                .param("owner", ownerOf(store))
                .query(RuleTable::row)
                .list();
    }

    /** Has others who add a rule to the same owner's wait until the caller's transaction ends. */
    void lock(@Nullable StoreId store) {
        jdbc.sql("""
                insert into mail_rule_owner (owner) values (:owner)
                on conflict (owner) do update set owner = excluded.owner
                """).param("owner", ownerOf(store)).update();
    }

    /** {@return the rules of these stores that are switched on, oldest first} */
    List<MailRule> enabledOf(Collection<String> stores) {
        return jdbc.sql(SELECT + "where owner = any (cast(:owners as text[])) and enabled order by created_at, id")
                .param("owners", stores.toArray(String[]::new))
                .query(RuleTable::row)
                .list();
    }

    /** {@return the server's rules for this trigger that are switched on, oldest first} */
    List<MailRule> enabledOfServer(Trigger trigger) {
        return jdbc.sql(SELECT + "where owner = '' and enabled and event = :event order by created_at, id")
                .param("event", trigger.code())
                .query(RuleTable::row)
                .list();
    }

    Optional<MailRule> find(@Nullable StoreId store, String id) {
        return jdbc.sql(SELECT + "where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", ownerOf(store))
                .query(RuleTable::row)
                .optional();
    }

    void insert(MailRule rule, Instant now) {
        jdbc.sql("""
                insert into mail_rule (id, owner, store_id, event, enabled, condition, send_to, send_cc, send_bcc,
                    to_customer, subject, body, active_since, created_at)
                values (:id, :owner, :store, :event, :enabled, :condition, :to, :cc, :bcc, :toCustomer, :subject, :body,
                    :since, :now)
                """)
                .param("id", rule.id())
                .param("owner", ownerOf(rule.store()))
                .param("store", rule.store() == null ? null : rule.store().value())
                .params(params(rule))
                .param("now", now.atOffset(UTC))
                .update();
    }

    void update(MailRule rule) {
        var trouble = rule.trouble();
        jdbc.sql("""
                update mail_rule
                set event = :event, enabled = :enabled, condition = :condition, send_to = :to, send_cc = :cc,
                    send_bcc = :bcc, to_customer = :toCustomer, subject = :subject, body = :body, active_since = :since,
                    trouble = :trouble, slow = 0, rests_until = null
                where id = :id
                """)
                .param("id", rule.id())
                .params(params(rule))
                .param("trouble", trouble == null ? null : trouble.name())
                .update();
    }

    /** Writes down why the rule wrote no letter. */
    void setTrouble(String id, RunOutcome trouble) {
        jdbc.sql("update mail_rule set trouble = :trouble where id = :id and trouble is distinct from :trouble")
                .param("id", id)
                .param("trouble", trouble.name())
                .update();
    }

    /** Lets a rule rest that was too slow once more, unless it has changed since it was read. */
    void rest(MailRule rule, Instant until) {
        jdbc.sql("""
                update mail_rule
                set slow = slow + 1, rests_until = :until
                where id = :id and slow = :slow and enabled
                """)
                .param("id", rule.id())
                .param("slow", rule.slow())
                .param("until", until.atOffset(UTC))
                .update();
    }

    /** {@return whether a rule that was too slow once more is now switched off; not if it has changed since it was read} */
    boolean giveUp(MailRule rule) {
        return jdbc.sql("""
                        update mail_rule
                        set enabled = false, slow = 0, rests_until = null, trouble = 'CONDITION_TOO_SLOW'
                        where id = :id and slow = :slow and enabled
                        """).param("id", rule.id()).param("slow", rule.slow()).update() > 0;
    }

    /** Forgets that a rule was slow. */
    void setWell(String id) {
        jdbc.sql("update mail_rule set slow = 0, rests_until = null where id = :id and slow > 0")
                .param("id", id)
                .update();
    }

    /** {@return whether there was one} */
    boolean delete(String id) {
        return jdbc.sql("delete from mail_rule where id = :id").param("id", id).update() > 0;
    }

    private static Map<String, @Nullable Object> params(MailRule rule) {
        var settings = rule.settings();
        var params = new HashMap<String, @Nullable Object>();
        params.put("event", settings.trigger().code());
        params.put("enabled", settings.enabled());
        params.put("condition", settings.condition());
        params.put("to", settings.to().toArray(String[]::new));
        params.put("cc", settings.cc().toArray(String[]::new));
        params.put("bcc", settings.bcc().toArray(String[]::new));
        params.put("toCustomer", settings.toCustomer());
        params.put("subject", settings.subject());
        params.put("body", settings.body());
        params.put("since", rule.activeSince().atOffset(UTC));
        return params;
    }

    private static MailRule row(ResultSet row, int number) throws SQLException {
        var store = row.getString("store_id");
        var trouble = row.getString("trouble");
        var restsUntil = row.getObject("rests_until", OffsetDateTime.class);
        var settings = new RuleSettings(
                Trigger.of(row.getString("event")).orElseThrow(),
                row.getBoolean("enabled"),
                row.getString("condition"),
                texts(row, "send_to"),
                texts(row, "send_cc"),
                texts(row, "send_bcc"),
                row.getBoolean("to_customer"),
                row.getString("subject"),
                row.getString("body"));
        return new MailRule(
                row.getString("id"),
                store == null ? null : new StoreId(store),
                settings,
                row.getObject("active_since", OffsetDateTime.class).toInstant(),
                row.getInt("slow"),
                restsUntil == null ? null : restsUntil.toInstant(),
                trouble == null ? null : RunOutcome.valueOf(trouble));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}

package org.malipo.access.audit;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL on the audit log. */
@Component
public class AuditTable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    public AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the chain ends. */
    public record Head(long position, String hash) {}

    /** {@return the end of the chain, which nobody else adds to before this transaction is over} */
    Head lockHead() {
        return jdbc.sql("select position, hash from audit_head for update")
                .query(Head.class)
                .single();
    }

    Head head() {
        return jdbc.sql("select position, hash from audit_head")
                .query(Head.class)
                .single();
    }

    /** Puts a line, which is {@link AuditLine#after} the head, at the end. */
    void add(AuditLine line) {
        jdbc.sql("""
                with line as (
                    insert into audit_entry (position, at, action, actor_id, impersonator_id, credential, address, store_id, object,
                                             details, hash)
                    values (:position, :at, :action, :actor, :impersonator, :credential, :address, :store, :object,
                            :details::jsonb, :hash)
                )
                update audit_head
                set position = :position, hash = :hash
                """)
                .param("position", line.position())
                .param("at", line.at().atOffset(UTC))
                .param("action", line.action())
                .param("actor", line.actorId())
                .param("impersonator", line.impersonatorId())
                .param("credential", line.credential())
                .param("address", line.address())
                .param("store", line.storeId())
                .param("object", line.object())
                .param("details", JSON.writeValueAsString(line.details()))
                .param("hash", line.hash())
                .update();
    }

    /** {@return the next lines, oldest first} */
    List<AuditLine> from(long position, int limit) {
        return jdbc.sql("select " + AuditSql.COLUMNS + """
                 from audit_entry
                where position >= :position
                order by position
                limit :limit
                """)
                .param("position", position)
                .param("limit", limit)
                .query(AuditTable::line)
                .list();
    }

    /**
     * {@return lines that fit, newest first} Each way of asking has a statement of its own, which walks the index of what it
     * names first: a thing, a person or an action that is rare is found as fast in a long log as in a short one.
     *
     * @param before the position that the page before ended with
     */
    public List<AuditLine> list(AuditSearch search, long before, int limit) {
        return asked(search)
                .param("before", before)
                .param("store", search.store() == null ? null : search.store().value())
                .param("action", search.action())
                .param("group", search.actionGroup())
                .param("actor", search.person() == null ? null : search.person().value())
                .param("object", search.object())
                .param("since", search.from() == null ? null : search.from().atOffset(UTC))
                .param("until", search.to() == null ? null : search.to().atOffset(UTC))
                .param("limit", limit)
                .query(AuditTable::line)
                .list();
    }

    private JdbcClient.StatementSpec asked(AuditSearch search) {
        return switch (search.leader()) {
            case OBJECT -> jdbc.sql(AuditSql.OF_OBJECT);
            case PERSON -> jdbc.sql(AuditSql.OF_PERSON);
            case ACTION ->
                search.store() == null ? jdbc.sql(AuditSql.OF_ACTION) : jdbc.sql(AuditSql.OF_ACTION_IN_STORE);
            case STORE -> jdbc.sql(AuditSql.OF_STORE);
            case TIME -> jdbc.sql(AuditSql.OF_TIME);
            case NOTHING -> jdbc.sql(AuditSql.OF_ALL);
        };
    }

    private static AuditLine line(ResultSet row, int number) throws SQLException {
        return new AuditLine(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("action"),
                row.getString("actor_id"),
                row.getString("impersonator_id"),
                row.getString("credential"),
                row.getString("address"),
                row.getString("store_id"),
                row.getString("object"),
                JSON.readValue(row.getString("details"), DETAILS),
                row.getString("hash"));
    }
}

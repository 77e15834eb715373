package org.malipo.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how it stands with letters. */
@Component
public class MailRecords {
    private final JdbcClient jdbc;

    MailRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@return the newest letters of a store, or of the server, newest first}
     *
     * @param store null for the server
     */
    public List<MailRecord> newest(@Nullable StoreId store, int count) {
        return jdbc.sql("""
                select id, recipient, subject, state, attempts, created_at, due_at, failure, reply
                from mail
                where owner = :owner
                order by seq desc
                limit :count
                """)
                .param("owner", MailServer.ownerOf(store))
                .param("count", count)
                .query(MailRecords::row)
                .list();
    }

    /** {@return those of these letters that are still on record, in no order} */
    public List<MailRecord> of(Collection<String> ids) {
        return jdbc.sql("""
                select id, recipient, subject, state, attempts, created_at, due_at, failure, reply
                from mail
                where id = any (cast(:ids as text[]))
                """)
                .param("ids", ids.toArray(String[]::new))
                .query(MailRecords::row)
                .list();
    }

    private static MailRecord row(ResultSet row, int number) throws SQLException {
        var failure = row.getString("failure");
        return new MailRecord(
                row.getString("id"),
                row.getString("recipient"),
                row.getString("subject"),
                MailRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                failure == null ? null : MailFailure.valueOf(failure),
                row.getObject("reply", Integer.class));
    }
}

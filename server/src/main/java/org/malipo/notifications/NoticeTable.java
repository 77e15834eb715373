package org.malipo.notifications;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on notices. */
@Component
class NoticeTable {
    private final JdbcClient jdbc;

    NoticeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return a person's notices that the filter admits, newest first} */
    List<StoredNotice> list(UserId user, NoticeFilter filter, int skip, int take) {
        return jdbc.sql("""
                select id, seq, kind, store_id, detail, link, seen, created_at
                from notice
                where account_id = :user and seq < :before
                  and (cast(:seen as boolean) is null or seen = :seen)
                  and (:anyStore or store_id = any (cast(:stores as text[])))
                  and (:anyKind or kind = any (cast(:kinds as text[])))
                order by seq desc
                offset :skip
                limit :take
                """)
                .param("user", user.value())
                .param("before", filter.before())
                .param("seen", filter.seen())
                .param("anyStore", filter.storeIds().isEmpty())
                .param("stores", filter.storeIds().toArray(String[]::new))
                .param("anyKind", filter.kinds().isEmpty())
                .param(
                        "kinds",
                        filter.kinds().stream().map(NoticeKind::identifier).toArray(String[]::new))
                .param("skip", skip)
                .param("take", take)
                .query(NoticeTable::row)
                .list();
    }

    Optional<StoredNotice> find(UserId user, String id) {
        return jdbc.sql("""
                select id, seq, kind, store_id, detail, link, seen, created_at
                from notice
                where account_id = :user and id = :id
                """)
                .param("user", user.value())
                .param("id", id)
                .query(NoticeTable::row)
                .optional();
    }

    /** {@return how many are unseen, counted up to {@code most}} */
    int unseen(UserId user, int most) {
        return jdbc.sql("""
                select count(*)
                from (select 1 from notice where account_id = :user and not seen limit :most) unseen
                """)
                .param("user", user.value())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** {@return how many of these changed} */
    int setSeen(UserId user, Collection<String> ids, boolean seen) {
        return jdbc.sql("""
                update notice
                set seen = :seen
                where account_id = :user and id = any (cast(:ids as text[])) and seen <> :seen
                """)
                .param("user", user.value())
                .param("ids", ids.toArray(String[]::new))
                .param("seen", seen)
                .update();
    }

    int setAllSeen(UserId user) {
        return jdbc.sql("update notice set seen = true where account_id = :user and not seen")
                .param("user", user.value())
                .update();
    }

    int delete(UserId user, Collection<String> ids) {
        return jdbc.sql("delete from notice where account_id = :user and id = any (cast(:ids as text[]))")
                .param("user", user.value())
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    /** {@return how many that were made before this time were deleted, at most {@code limit}} */
    int prune(Instant before, int limit) {
        return jdbc.sql("""
                delete from notice
                where id in (select id from notice where created_at < :before order by created_at limit :limit)
                """)
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .update();
    }

    private static StoredNotice row(ResultSet row, int number) throws SQLException {
        var store = row.getString("store_id");
        var identifier = row.getString("kind");
        return new StoredNotice(
                row.getString("id"),
                row.getLong("seq"),
                NoticeKind.of(identifier).orElseThrow(() -> new SQLException("Unknown notice " + identifier)),
                store == null ? null : new StoreId(store),
                List.of((String[]) row.getArray("detail").getArray()),
                row.getString("link"),
                row.getBoolean("seen"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

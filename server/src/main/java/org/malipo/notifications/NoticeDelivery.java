package org.malipo.notifications;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.malipo.access.OpaqueId;
import org.malipo.access.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes notices for those who want them. */
@Component
class NoticeDelivery {
    /** From so many unseen ones on, nobody reads them all: what is beyond the newest few counts as seen. */
    private static final int TOO_MANY = 150;

    private static final int KEPT_UNSEEN = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeDelivery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A notice and one person who is to have it. */
    record Copy(UserId user, Notice notice) {
        @Nullable
        String store() {
            var store = notice.store();
            return store == null ? null : store.value();
        }
    }

    /** {@return who got something} Whoever has muted a kind, or its group, gets none of it. One statement for all. */
    List<UserId> write(List<Copy> copies) {
        return jdbc
                .sql("""
                insert into notice (id, account_id, store_id, kind, detail, link, created_at)
                select c.id, c.account_id, c.store_id, c.kind, string_to_array(c.detail, chr(10)), c.link, :now
                from unnest(cast(:ids as text[]), cast(:users as text[]), cast(:stores as text[]),
                            cast(:kinds as text[]), cast(:settings as text[]), cast(:types as text[]),
                            cast(:details as text[]), cast(:links as text[])) with ordinality
                     as c (id, account_id, store_id, kind, setting, type, detail, link, number)
                where not exists (
                        select 1 from notice_muting m
                        where m.account_id = c.account_id and m.muted && array['all', c.setting, c.type])
                  and (c.store_id is null or exists (select 1 from store s where s.id = c.store_id))
                order by c.number
                returning account_id
                """)
                .param("ids", column(copies, _ -> OpaqueId.base58(16)))
                .param("users", column(copies, copy -> copy.user().value()))
                .param("stores", column(copies, Copy::store))
                .param("kinds", column(copies, copy -> copy.notice().kind().identifier()))
                .param("settings", column(copies, copy -> copy.notice().kind().setting()))
                .param("types", column(copies, copy -> copy.notice().kind().type()))
                .param("details", column(copies, NoticeDelivery::detail))
                .param("links", column(copies, copy -> copy.notice().link()))
                .param("now", clock.instant().atOffset(UTC))
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .map(UserId::new)
                .toList();
    }

    /** Counts the oldest of too many unseen notices as seen. */
    void thin(List<UserId> users) {
        jdbc.sql("""
                update notice n
                set seen = true
                from (
                    select account_id, seq,
                        row_number() over (partition by account_id order by seq desc) as place,
                        count(*) over (partition by account_id) as unseen
                    from notice
                    where account_id = any (cast(:users as text[])) and not seen
                ) old
                where n.account_id = old.account_id and n.seq = old.seq
                  and old.unseen >= :tooMany and old.place > :kept
                """)
                .param("users", users.stream().map(UserId::value).toArray(String[]::new))
                .param("tooMany", TOO_MANY)
                .param("kept", KEPT_UNSEEN)
                .update();
    }

    private static String detail(Copy copy) {
        return String.join("\n", copy.notice().detail());
    }

    private static @Nullable String[] column(List<Copy> copies, Function<Copy, @Nullable String> value) {
        return copies.stream().map(value).toArray(String[]::new);
    }
}

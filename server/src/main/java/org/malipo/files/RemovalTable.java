package org.malipo.files;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All SQL on contents that are to be removed. */
@Component
class RemovalTable {
    /** How long it takes until a content that nobody came to own is removed: longer than any upload. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private final JdbcClient jdbc;

    RemovalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A content that is to be removed. */
    record Removal(String fileId, StorageKind storage) {}

    /**
     * Says that a content may come to lie there, and that it is to go if no file owns it by then. Stays whatever becomes
     * of the caller's transaction.
     *
     * @return whether it may; not if one of that name is being removed right now
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean expect(Removal content, Instant dueAt) {
        return jdbc.sql("""
                insert into file_removal (file_id, storage, due_at)
                values (:file, :storage, :dueAt)
                on conflict (file_id, storage) do update set due_at = excluded.due_at where file_removal.attempt = 0
                """)
                        .param("file", content.fileId())
                        .param("storage", content.storage().id())
                        .param("dueAt", dueAt.atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return what is due; nobody else gets it before the next attempt is} */
    List<Removal> claim(Instant now, int most) {
        return jdbc.sql("""
                update file_removal
                set attempt = attempt + 1,
                    due_at = cast(:now as timestamptz)
                        + least(interval '1 minute' * power(2, least(attempt, 20)), interval '6 hours')
                where (file_id, storage) in (
                    select file_id, storage
                    from file_removal
                    where due_at <= :now
                    order by due_at
                    limit :most
                    for update skip locked
                )
                returning file_id, storage
                """)
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query((row, number) -> new Removal(row.getString("file_id"), StorageKind.of(row.getString("storage"))))
                .list();
    }

    /** Makes it due, as long as no file owns it and nobody tries already. */
    void hasten(Removal content, Instant now) {
        jdbc.sql("""
                update file_removal
                set due_at = :now
                where file_id = :file and storage = :storage and attempt = 0
                """)
                .param("file", content.fileId())
                .param("storage", content.storage().id())
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** The content is gone. */
    void done(Removal content) {
        jdbc.sql("delete from file_removal where file_id = :file and storage = :storage")
                .param("file", content.fileId())
                .param("storage", content.storage().id())
                .update();
    }
}

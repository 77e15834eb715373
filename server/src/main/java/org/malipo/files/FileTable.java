package org.malipo.files;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.access.UserId;
import org.malipo.problem.TimedPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on files. */
@Component
class FileTable {
    private final JdbcClient jdbc;

    FileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredFile> find(String id) {
        return jdbc.sql("""
                select id, account_id, original_name, storage_name, content_type, size_bytes, created_at, storage
                from file
                where id = :id
                """).param("id", id).query(FileTable::toFile).optional();
    }

    List<StoredFile> findAll(Collection<? extends String> ids) {
        return jdbc.sql("""
                select id, account_id, original_name, storage_name, content_type, size_bytes, created_at, storage
                from file
                where id = any(cast(:ids as text[]))
                """)
                .param("ids", ids.toArray(String[]::new))
                .query(FileTable::toFile)
                .list();
    }

    /** {@return files behind that place, newest first} */
    List<StoredFile> list(TimedPlace after, int skip, int take) {
        return jdbc.sql("""
                select id, account_id, original_name, storage_name, content_type, size_bytes, created_at, storage
                from file
                where (created_at, id) < (:at, cast(:id as text))
                order by created_at desc, id desc
                offset :skip
                limit :take
                """)
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("skip", skip)
                .param("take", take)
                .query(FileTable::toFile)
                .list();
    }

    /** {@return files that do not lie there, in the order of their ids} */
    List<StoredFile> elsewhere(StorageKind storage, String after, int most) {
        return jdbc.sql("""
                select id, account_id, original_name, storage_name, content_type, size_bytes, created_at, storage
                from file
                where storage <> :storage and id > :after
                order by id
                limit :most
                """)
                .param("storage", storage.id())
                .param("after", after)
                .param("most", most)
                .query(FileTable::toFile)
                .list();
    }

    /**
     * Makes the file the owner of its content.
     *
     * @return whether the content was there to be owned; not if its upload took so long that it is removed already
     */
    boolean insert(StoredFile file) {
        return jdbc.sql("""
                with owned as (
                    delete from file_removal
                    where file_id = :id and storage = :storage and attempt = 0
                    returning file_id
                )
                insert into file (id, account_id, original_name, storage_name, content_type, size_bytes, created_at, storage)
                select file_id, :owner, :originalName, :storageName, :contentType, :size, :createdAt, :storage
                from owned
                """)
                        .param("id", file.id())
                        .param("owner", file.owner().value())
                        .param("originalName", file.originalName())
                        .param("storageName", file.storageName())
                        .param("contentType", file.contentType())
                        .param("size", file.size())
                        .param("createdAt", file.createdAt().atOffset(UTC))
                        .param("storage", file.storage().id())
                        .update()
                == 1;
    }

    /**
     * Deletes the file and says that its content is to go, then at the latest.
     *
     * @return where it lies; empty if there is no such file
     */
    Optional<StorageKind> delete(String id, Instant contentGoesBy) {
        return jdbc.sql("""
                with gone as (
                    delete from file
                    where id = :id
                    returning id, storage
                )
                insert into file_removal (file_id, storage, due_at)
                select id, storage, :dueAt
                from gone
                on conflict (file_id, storage) do update set due_at = excluded.due_at
                returning storage
                """)
                .param("id", id)
                .param("dueAt", contentGoesBy.atOffset(UTC))
                .query((row, number) -> StorageKind.of(row.getString("storage")))
                .optional();
    }

    /**
     * Makes the file the owner of its new content, and lets go of the old one.
     *
     * @return whether it did; not if the file was deleted or moved meanwhile
     */
    boolean move(StoredFile file, StorageKind to, Instant oldGoesAt) {
        return jdbc.sql("""
                with held as (
                    select id
                    from file
                    where id = :id and storage = :from
                    for update
                ), owned as (
                    delete from file_removal
                    where file_id in (select id from held) and storage = :to and attempt = 0
                    returning file_id
                ), moved as (
                    update file
                    set storage = :to
                    where id in (select file_id from owned)
                    returning id
                )
                insert into file_removal (file_id, storage, due_at)
                select id, :from, :dueAt
                from moved
                on conflict (file_id, storage) do update set due_at = excluded.due_at
                """)
                        .param("id", file.id())
                        .param("from", file.storage().id())
                        .param("to", to.id())
                        .param("dueAt", oldGoesAt.atOffset(UTC))
                        .update()
                == 1;
    }

    private static StoredFile toFile(ResultSet row, int number) throws SQLException {
        return new StoredFile(
                row.getString("id"),
                new UserId(row.getString("account_id")),
                row.getString("original_name"),
                row.getString("storage_name"),
                row.getString("content_type"),
                row.getInt("size_bytes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                StorageKind.of(row.getString("storage")));
    }
}

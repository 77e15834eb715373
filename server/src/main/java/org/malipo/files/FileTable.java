package org.malipo.files;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.malipo.access.UserId;
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
                select id, account_id, original_name, storage_name, content_type, size_bytes, created_at
                from file
                where id = :id
                """).param("id", id).query(FileTable::toFile).optional();
    }

    List<StoredFile> all() {
        return jdbc.sql("""
                select id, account_id, original_name, storage_name, content_type, size_bytes, created_at
                from file
                order by created_at desc, id desc
                """).query(FileTable::toFile).list();
    }

    /** {@return the newest files of those before that place} */
    List<StoredFile> page(Instant before, String id, int most) {
        return jdbc.sql("""
                select id, account_id, original_name, storage_name, content_type, size_bytes, created_at
                from file
                where (created_at, id) < (:before, :id)
                order by created_at desc, id desc
                limit :most
                """)
                .param("before", before.atOffset(UTC))
                .param("id", id)
                .param("most", most)
                .query(FileTable::toFile)
                .list();
    }

    void insert(StoredFile file) {
        jdbc.sql("""
                insert into file (id, account_id, original_name, storage_name, content_type, size_bytes, created_at)
                values (:id, :owner, :originalName, :storageName, :contentType, :size, :createdAt)
                """)
                .param("id", file.id())
                .param("owner", file.owner().value())
                .param("originalName", file.originalName())
                .param("storageName", file.storageName())
                .param("contentType", file.contentType())
                .param("size", file.size())
                .param("createdAt", file.createdAt().atOffset(UTC))
                .update();
    }

    boolean delete(String id) {
        return jdbc.sql("delete from file where id = :id").param("id", id).update() == 1;
    }

    private static StoredFile toFile(ResultSet row, int number) throws SQLException {
        return new StoredFile(
                row.getString("id"),
                new UserId(row.getString("account_id")),
                row.getString("original_name"),
                row.getString("storage_name"),
                row.getString("content_type"),
                row.getInt("size_bytes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

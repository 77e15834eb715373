package org.malipo.stores;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.problem.TimedPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on stores. */
@Component
class StoreTable {
    private static final String COLUMNS = "id, name, network, settings, archived, created_at";

    private final JdbcClient jdbc;
    private final SettingsJson json;

    StoreTable(JdbcClient jdbc, SettingsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Store> find(StoreId id) {
        return jdbc.sql("select " + COLUMNS + " from store where id = :id and deleted_at is null")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(this::toStore);
    }

    /** Waits for others who change this store. */
    Optional<Store> lock(StoreId id) {
        return jdbc.sql("select " + COLUMNS + " from store where id = :id and deleted_at is null for update")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(this::toStore);
    }

    /** {@return whether there is this store} Waits for whoever changes or deletes it, and has them wait. */
    boolean hold(StoreId id) {
        return jdbc.sql("select id from store where id = :id and deleted_at is null for key share")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** {@return those stores, oldest first, behind that place} */
    List<Store> list(Collection<StoreId> ids, TimedPlace after, int limit) {
        return ids.isEmpty()
                ? List.of()
                : jdbc
                        .sql("select " + COLUMNS + """
                         from store
                        where id = any (cast(:ids as text[])) and deleted_at is null
                          and (created_at, id) > (:at, cast(:id as text))
                        order by created_at, id
                        limit :limit
                        """)
                        .param("ids", ids.stream().map(StoreId::value).toArray(String[]::new))
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .param("limit", limit)
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(this::toStore)
                        .toList();
    }

    void insert(Store store) {
        jdbc.sql("""
                insert into store (id, name, network, settings, archived, created_at)
                values (:id, :name, :network, cast(:settings as jsonb), :archived, :createdAt)
                """)
                .param("id", store.id().value())
                .param("name", store.name())
                .param("network", store.network().id())
                .param("settings", json.write(store.settings()))
                .param("archived", store.archived())
                .param("createdAt", store.createdAt().atOffset(UTC))
                .update();
    }

    void update(Store store) {
        jdbc.sql("""
                update store
                set name = :name, settings = cast(:settings as jsonb), archived = :archived
                where id = :id
                """)
                .param("id", store.id().value())
                .param("name", store.name())
                .param("settings", json.write(store.settings()))
                .param("archived", store.archived())
                .update();
    }

    /** {@return whether it was there; from the end of the transaction on it is found by nobody} */
    boolean markDeleted(StoreId id, Instant now) {
        return jdbc.sql("update store set deleted_at = :now where id = :id and deleted_at is null")
                        .param("id", id.value())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /** {@return stores that were deleted before this time and are not cleared yet, oldest first} */
    List<StoreId> deletedBefore(Instant time) {
        return jdbc.sql("select id from store where deleted_at < :time order by deleted_at")
                .param("time", time.atOffset(UTC))
                .query((row, _) -> new StoreId(row.getString("id")))
                .list();
    }

    /** Deletes the row of a deleted store, and with it what little still hangs on it. */
    void delete(StoreId id) {
        jdbc.sql("delete from store where id = :id and deleted_at is not null")
                .param("id", id.value())
                .update();
    }

    private Store toStore(Row row) {
        return new Store(
                new StoreId(row.id()),
                row.name(),
                Network.of(row.network()),
                json.read(row.settings()),
                row.archived(),
                row.createdAt().toInstant());
    }

    private record Row(
            String id, String name, String network, String settings, boolean archived, OffsetDateTime createdAt) {}
}

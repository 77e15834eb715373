package org.malipo.wallets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All SQL on the things that stores keep notes about. */
@Component
class ObjectTable {
    /** Behind all types: the last character that there is. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient jdbc;

    ObjectTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row. */
    record Row(ObjectKey key, @Nullable ObjectNode data) {}

    List<Row> find(Notebook notes, Collection<ObjectKey> keys) {
        return jdbc.sql("""
                select o.type, o.id, o.data
                from unnest(cast(:types as text[]), cast(:ids as text[])) as wanted (type, id)
                join wallet_object o
                    on o.store_id = :store and o.wallet_id = :wallet and o.type = wanted.type and o.id = wanted.id
                order by o.type, o.id
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("types", keys.stream().map(ObjectKey::type).toArray(String[]::new))
                .param("ids", keys.stream().map(ObjectKey::id).toArray(String[]::new))
                .query((row, _) -> row(row))
                .list();
    }

    /**
     * {@return at most {@code limit} of them by type and id, byte by byte}
     * @param type the only one that is wanted, or null for all
     * @param after the last one of the page before
     */
    List<Row> page(Notebook notes, @Nullable String type, @Nullable ObjectKey after, int limit) {
        var from = Optional.ofNullable(after).orElse(new ObjectKey(type == null ? "" : type, ""));
        return jdbc.sql("""
                select type, id, data
                from wallet_object
                where store_id = :store and wallet_id = :wallet and (type, id) > (:type, :id) and (type, id) < (:end, '')
                order by type, id
                limit :limit
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("type", from.type())
                .param("id", from.id())
                .param("end", type == null ? BEHIND_ALL : type + '\u0001')
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /** {@return the ids of transactions whose comments hold this text, whatever the case of its letters} */
    List<String> commented(Notebook notes, String text, int limit) {
        return jdbc.sql("""
                select id
                from wallet_object
                where store_id = :store and wallet_id = :wallet and type = 'tx' and data ->> 'comment' is not null
                    and strpos(lower(data ->> 'comment'), lower(:text)) > 0
                order by id
                limit :limit
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("text", text)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Makes it, or replaces what is kept with it. */
    void put(Notebook notes, ObjectKey key, @Nullable ObjectNode data) {
        jdbc.sql("""
                insert into wallet_object (store_id, wallet_id, type, id, data)
                values (:store, :wallet, :type, :id, cast(:data as jsonb))
                on conflict (store_id, wallet_id, type, id) do update set data = excluded.data
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("type", key.type())
                .param("id", key.id())
                .param("data", data == null ? null : data.toString())
                .update();
    }

    /** Makes those that are not there; what is kept with the others stays as it is. */
    void ensure(Notebook notes, Collection<Row> rows) {
        jdbc.sql("""
                insert into wallet_object (store_id, wallet_id, type, id, data)
                select :store, :wallet, n.type, n.id, cast(n.data as jsonb)
                from unnest(cast(:types as text[]), cast(:ids as text[]), cast(:data as text[])) as n (type, id, data)
                order by n.type collate "C", n.id collate "C"
                on conflict (store_id, wallet_id, type, id) do nothing
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("types", rows.stream().map(row -> row.key().type()).toArray(String[]::new))
                .param("ids", rows.stream().map(row -> row.key().id()).toArray(String[]::new))
                .param("data", rows.stream().map(ObjectTable::text).toArray(String[]::new))
                .update();
    }

    /** Keeps these members with it, which is made if it is not there, beside others that it has. */
    void merge(Notebook notes, ObjectKey key, ObjectNode members) {
        jdbc.sql("""
                insert into wallet_object as o (store_id, wallet_id, type, id, data)
                values (:store, :wallet, :type, :id, cast(:data as jsonb))
                on conflict (store_id, wallet_id, type, id)
                    do update set data = coalesce(o.data, '{}') || excluded.data
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("type", key.type())
                .param("id", key.id())
                .param("data", members.toString())
                .update();
    }

    void removeMember(Notebook notes, ObjectKey key, String member) {
        jdbc.sql("""
                update wallet_object
                set data = data - cast(:member as text)
                where store_id = :store and wallet_id = :wallet and type = :type and id = :id and data is not null
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("type", key.type())
                .param("id", key.id())
                .param("member", member)
                .update();
    }

    /** {@return whether it was there; its links go with it} */
    boolean remove(Notebook notes, ObjectKey key) {
        return jdbc.sql("""
                delete from wallet_object
                where store_id = :store and wallet_id = :wallet and type = :type and id = :id
                """)
                        .param("store", notes.store().value())
                        .param("wallet", notes.wallet())
                        .param("type", key.type())
                        .param("id", key.id())
                        .update()
                > 0;
    }

    /** {@return how many things of a store, of whichever wallet, are gone now} */
    int removeSome(StoreId store, int limit) {
        return jdbc.sql("""
                delete from wallet_object
                where (store_id, wallet_id, type, id) in
                    (select store_id, wallet_id, type, id from wallet_object where store_id = :store limit :limit)
                """).param("store", store.value()).param("limit", limit).update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(new ObjectKey(row.getString("type"), row.getString("id")), json(row.getString("data")));
    }

    private static @Nullable String text(Row row) {
        return row.data() == null ? null : row.data().toString();
    }

    static @Nullable ObjectNode json(@Nullable String text) {
        return text == null ? null : (ObjectNode) JsonMapper.shared().readTree(text);
    }
}

package org.malipo.lightning;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.ln.connection.Secret;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on nodes and on which store has which. Connection strings are sealed. */
@Component
class NodeTable {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    NodeTable(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What a store has set up.
     *
     * @param nodeId null for the server's own
     */
    record Method(boolean enabled, @Nullable UUID nodeId) {}

    private record Row(UUID id, @Nullable String storeId, String connection, boolean trusted) {}

    Optional<Method> method(StoreId store) {
        return jdbc.sql("select enabled, node_id from lightning_method where store_id = :store")
                .param("store", store.value())
                .query(Method.class)
                .optional();
    }

    /** @param node null for the server's own */
    void use(StoreId store, @Nullable NodeId node) {
        jdbc.sql("""
                insert into lightning_method (store_id, enabled, node_id, configured_at)
                values (:store, true, :node, :now)
                on conflict (store_id) do update
                set node_id = excluded.node_id, configured_at = excluded.configured_at
                """)
                .param("store", store.value())
                .param("node", node == null ? null : node.value())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /** {@return whether that was a change} */
    boolean enable(StoreId store, boolean enabled) {
        return jdbc.sql("""
                update lightning_method set enabled = :enabled where store_id = :store and enabled <> :enabled
                """)
                        .param("store", store.value())
                        .param("enabled", enabled)
                        .update()
                > 0;
    }

    /** {@return whether there was anything to remove} */
    boolean remove(StoreId store) {
        return jdbc.sql("delete from lightning_method where store_id = :store")
                        .param("store", store.value())
                        .update()
                > 0;
    }

    /** @param store null for the server's own */
    UsedNode insert(@Nullable StoreId store, Secret connection, boolean trusted) {
        var node = new UsedNode(NodeId.random(), store, connection, trusted);
        jdbc.sql("""
                insert into lightning_node (id, store_id, connection, trusted, created_at)
                values (:id, :store, :connection, :trusted, :now)
                """)
                .param("id", node.id().value())
                .param("store", store == null ? null : store.value())
                .param("connection", vault.seal(place(node.id(), store), connection.value()))
                .param("trusted", trusted)
                .param("now", clock.instant().atOffset(UTC))
                .update();
        return node;
    }

    Optional<UsedNode> find(NodeId id) {
        return jdbc.sql("select id, store_id, connection, trusted from lightning_node where id = :id")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(this::opened);
    }

    /** {@return the server's own of now and of before, oldest first} */
    List<UsedNode> internal() {
        return jdbc.sql("""
                select id, store_id, connection, trusted from lightning_node where store_id is null order by created_at, id
                """).query(Row.class).list().stream().map(this::opened).toList();
    }

    /** Forgets connection strings that no store has and no payment waits for. */
    void removeUnused() {
        jdbc.sql("""
                delete from lightning_node n
                where store_id is not null
                  and not exists (select 1 from lightning_method m where m.node_id = n.id)
                  and not exists (select 1 from lightning_payment p where p.node_id = n.id)
                """).update();
    }

    private UsedNode opened(Row row) {
        var id = new NodeId(row.id());
        var store = row.storeId() == null ? null : new StoreId(row.storeId());
        return new UsedNode(id, store, new Secret(vault.open(place(id, store), row.connection())), row.trusted());
    }

    private static Place place(NodeId id, @Nullable StoreId store) {
        return new Place("lightning_node", "connection", id.toString(), store == null ? null : store.value());
    }
}

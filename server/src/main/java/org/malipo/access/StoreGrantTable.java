package org.malipo.access;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on what API keys allow in one store. */
@Component
class StoreGrantTable {
    private final JdbcClient jdbc;

    StoreGrantTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A key that lost its rights in a store.
     *
     * @param gone whether it had no others, so that it is deleted
     */
    record Changed(String hash, String accountId, boolean gone) {}

    /** Takes the rights in this store from at most {@code limit} keys. */
    List<Changed> remove(StoreId store, int limit) {
        return jdbc.sql("""
                with named as (
                    select k.hash, k.account_id,
                        array(select g from unnest(k.grants) g where right(g, length(:scope)) <> :scope) as rest
                    from account_api_key k
                    where exists (select 1 from unnest(k.grants) g where right(g, length(:scope)) = :scope)
                    limit :limit
                    for update
                ), gone as (
                    delete from account_api_key k
                    using named n
                    where k.hash = n.hash and cardinality(n.rest) = 0
                ), kept as (
                    update account_api_key k
                    set grants = n.rest
                    from named n
                    where k.hash = n.hash and cardinality(n.rest) > 0
                )
                select hash, account_id, cardinality(rest) = 0 as gone from named
                """)
                .param("scope", ":" + store.value())
                .param("limit", limit)
                .query(Changed.class)
                .list();
    }
}

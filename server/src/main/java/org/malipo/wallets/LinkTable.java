package org.malipo.wallets;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.WalletObject.Neighbour;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** All SQL on which of a store's things belong together. */
@Component
class LinkTable {
    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two different things that belong together. */
    record Link(ObjectKey lesser, ObjectKey greater) {
        static Link between(ObjectKey one, ObjectKey other) {
            return one.isBefore(other) ? new Link(one, other) : new Link(other, one);
        }
    }

    private record Found(ObjectKey of, Neighbour neighbour) {}

    /** {@return what each of these is linked to} */
    Map<ObjectKey, List<Neighbour>> neighbours(Notebook notes, Collection<ObjectKey> keys) {
        return jdbc
                .sql("""
                with wanted as (
                    select type collate "C" as type, id collate "C" as id
                    from unnest(cast(:types as text[]), cast(:ids as text[])) as w (type, id)
                ), link as (
                    select w.type as of_type, w.id as of_id, l.b_type as type, l.b_id as id, l.data
                    from wanted w
                    join wallet_object_link l
                        on l.store_id = :store and l.wallet_id = :wallet and l.a_type = w.type and l.a_id = w.id
                  union all
                    select w.type, w.id, l.a_type, l.a_id, l.data
                    from wanted w
                    join wallet_object_link l
                        on l.store_id = :store and l.wallet_id = :wallet and l.b_type = w.type and l.b_id = w.id
                )
                select l.of_type, l.of_id, l.type, l.id, l.data as link_data, o.data
                from link l
                join wallet_object o
                    on o.store_id = :store and o.wallet_id = :wallet and o.type = l.type and o.id = l.id
                order by l.type, l.id
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("types", keys.stream().map(ObjectKey::type).toArray(String[]::new))
                .param("ids", keys.stream().map(ObjectKey::id).toArray(String[]::new))
                .query((row, _) -> new Found(
                        new ObjectKey(row.getString("of_type"), row.getString("of_id")),
                        new Neighbour(
                                new ObjectKey(row.getString("type"), row.getString("id")),
                                ObjectTable.json(row.getString("link_data")),
                                ObjectTable.json(row.getString("data")))))
                .list()
                .stream()
                .collect(groupingBy(Found::of, mapping(Found::neighbour, toList())));
    }

    /** {@return what each of these is linked to but for transactions, addresses and coins, of which there may be many} */
    Map<ObjectKey, List<ObjectKey>> attached(Notebook notes, Collection<ObjectKey> keys) {
        return jdbc
                .sql("""
                with wanted as (
                    select type collate "C" as type, id collate "C" as id
                    from unnest(cast(:types as text[]), cast(:ids as text[])) as w (type, id)
                )
                select w.type as of_type, w.id as of_id, l.b_type as type, l.b_id as id
                from wanted w
                join wallet_object_link l
                    on l.store_id = :store and l.wallet_id = :wallet and l.a_type = w.type and l.a_id = w.id
                    and l.b_type not in ('tx', 'address', 'utxo')
                union all
                select w.type, w.id, l.a_type, l.a_id
                from wanted w
                join wallet_object_link l
                    on l.store_id = :store and l.wallet_id = :wallet and l.b_type = w.type and l.b_id = w.id
                    and l.a_type not in ('tx', 'address', 'utxo')
                order by 3, 4
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("types", keys.stream().map(ObjectKey::type).toArray(String[]::new))
                .param("ids", keys.stream().map(ObjectKey::id).toArray(String[]::new))
                .query((row, _) -> Map.entry(
                        new ObjectKey(row.getString("of_type"), row.getString("of_id")),
                        new ObjectKey(row.getString("type"), row.getString("id"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** {@return the ids of the transactions with this label, or with a link to a thing that is shown by this name} */
    List<String> transactionsWith(Notebook notes, String label, Collection<String> shownByType) {
        return jdbc.sql("""
                select b_id
                from wallet_object_link
                where store_id = :store and wallet_id = :wallet and a_type = 'label' and a_id = :label and b_type = 'tx'
                union
                select b_id
                from wallet_object_link
                where store_id = :store and wallet_id = :wallet and a_type = :label and b_type = 'tx'
                    and a_type = any(cast(:shown as text[]))
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("label", label)
                .param("shown", shownByType.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Links two things, or replaces what is kept with their link.
     *
     * @return whether both are there
     */
    boolean put(Notebook notes, Link link, @Nullable ObjectNode data) {
        return ends(jdbc.sql("""
                insert into wallet_object_link (store_id, wallet_id, a_type, a_id, b_type, b_id, data)
                select a.store_id, a.wallet_id, a.type, a.id, b.type, b.id, cast(:data as jsonb)
                from wallet_object a
                join wallet_object b on b.store_id = a.store_id and b.wallet_id = a.wallet_id
                where a.store_id = :store and a.wallet_id = :wallet and a.type = :lesserType and a.id = :lesserId
                    and b.type = :greaterType and b.id = :greaterId
                for key share of a, b
                on conflict (store_id, wallet_id, a_type, a_id, b_type, b_id) do update set data = excluded.data
                """), notes, link)
                        .param("data", data == null ? null : data.toString())
                        .update()
                > 0;
    }

    /** {@return whether they were linked} */
    boolean remove(Notebook notes, Link link) {
        return ends(jdbc.sql("""
                delete from wallet_object_link
                where store_id = :store and wallet_id = :wallet and a_type = :lesserType and a_id = :lesserId
                    and b_type = :greaterType and b_id = :greaterId
                """), notes, link).update() > 0;
    }

    private static StatementSpec ends(StatementSpec statement, Notebook notes, Link link) {
        return statement
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("lesserType", link.lesser().type())
                .param("lesserId", link.lesser().id())
                .param("greaterType", link.greater().type())
                .param("greaterId", link.greater().id());
    }

    /** Links those of these pairs that are there and not linked yet. */
    void ensure(Notebook notes, Collection<Link> links) {
        jdbc.sql("""
                insert into wallet_object_link (store_id, wallet_id, a_type, a_id, b_type, b_id)
                select a.store_id, a.wallet_id, a.type, a.id, b.type, b.id
                from unnest(cast(:lesserTypes as text[]), cast(:lesserIds as text[]), cast(:greaterTypes as text[]),
                            cast(:greaterIds as text[])) as l (a_type, a_id, b_type, b_id)
                join wallet_object a
                    on a.store_id = :store and a.wallet_id = :wallet and a.type = l.a_type and a.id = l.a_id
                join wallet_object b
                    on b.store_id = :store and b.wallet_id = :wallet and b.type = l.b_type and b.id = l.b_id
                order by a.type, a.id, b.type, b.id
                for key share of a, b
                on conflict (store_id, wallet_id, a_type, a_id, b_type, b_id) do nothing
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("lesserTypes", column(links, link -> link.lesser().type()))
                .param("lesserIds", column(links, link -> link.lesser().id()))
                .param("greaterTypes", column(links, link -> link.greater().type()))
                .param("greaterIds", column(links, link -> link.greater().id()))
                .update();
    }

    private static String[] column(Collection<Link> links, Function<Link, String> value) {
        return links.stream().map(value).toArray(String[]::new);
    }
}

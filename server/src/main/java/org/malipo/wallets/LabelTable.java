package org.malipo.wallets;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on labels as a whole. */
@Component
class LabelTable {
    private final JdbcClient jdbc;

    LabelTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(String text, @Nullable String color, int uses) {}

    /** Things of which the type comes before {@code label}, as addresses, are the lesser ends of their links. */
    List<Row> page(Notebook notes, @Nullable String after, int limit, int mostCounted) {
        return jdbc.sql("""
                select o.id as text, o.data ->> 'color' as color, least(:most, u.before + u.behind) as uses
                from (
                    select store_id, wallet_id, id, data
                    from wallet_object
                    where store_id = :store and wallet_id = :wallet and type = 'label' and id > :after
                    order by id
                    limit :limit
                ) o
                cross join lateral (
                    select
                        (select count(*) from (
                            select 1 from wallet_object_link l
                            where l.store_id = o.store_id and l.wallet_id = o.wallet_id and l.b_type = 'label' and l.b_id = o.id
                            limit :most) b) as before,
                        (select count(*) from (
                            select 1 from wallet_object_link l
                            where l.store_id = o.store_id and l.wallet_id = o.wallet_id and l.a_type = 'label' and l.a_id = o.id
                            limit :most) a) as behind
                ) u
                order by o.id
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .param("most", mostCounted)
                .query(Row.class)
                .list();
    }

    Optional<Row> find(Notebook notes, String text, int mostCounted) {
        return jdbc.sql("""
                select o.id as text, o.data ->> 'color' as color,
                    (select count(*) from (
                        select 1 from wallet_object_link l
                        where l.store_id = :store and l.wallet_id = :wallet and l.b_type = 'label' and l.b_id = :text
                        union all
                        select 1 from wallet_object_link l
                        where l.store_id = :store and l.wallet_id = :wallet and l.a_type = 'label' and l.a_id = :text
                        limit :most) l) as uses
                from wallet_object o
                where o.store_id = :store and o.wallet_id = :wallet and o.type = 'label' and o.id = :text
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("text", text)
                .param("most", mostCounted)
                .query(Row.class)
                .optional();
    }

    /** Keeps others from putting it on anything until the transaction ends; {@return whether it is there} */
    boolean lock(Notebook notes, String text) {
        return jdbc.sql("""
                select 1 from wallet_object
                where store_id = :store and wallet_id = :wallet and type = 'label' and id = :text
                for update
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("text", text)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Puts a label on everything that another one is on. */
    void copyLinks(Notebook notes, String from, String to) {
        jdbc.sql("""
                insert into wallet_object_link (store_id, wallet_id, a_type, a_id, b_type, b_id, data)
                select l.store_id, l.wallet_id, 'label', :to, l.b_type, l.b_id, l.data
                from wallet_object_link l
                join wallet_object o
                    on o.store_id = l.store_id and o.wallet_id = l.wallet_id and o.type = l.b_type and o.id = l.b_id
                where l.store_id = :store and l.wallet_id = :wallet and l.a_type = 'label' and l.a_id = :from
                    and l.b_type > 'label'
                order by o.type, o.id
                for key share of o
                on conflict (store_id, wallet_id, a_type, a_id, b_type, b_id) do nothing
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql("""
                insert into wallet_object_link (store_id, wallet_id, a_type, a_id, b_type, b_id, data)
                select l.store_id, l.wallet_id, l.a_type, l.a_id, 'label', :to, l.data
                from wallet_object_link l
                join wallet_object o
                    on o.store_id = l.store_id and o.wallet_id = l.wallet_id and o.type = l.a_type and o.id = l.a_id
                where l.store_id = :store and l.wallet_id = :wallet and l.b_type = 'label' and l.b_id = :from
                    and l.a_type < 'label'
                order by o.type, o.id
                for key share of o
                on conflict (store_id, wallet_id, a_type, a_id, b_type, b_id) do nothing
                """)
                .param("store", notes.store().value())
                .param("wallet", notes.wallet())
                .param("from", from)
                .param("to", to)
                .update();
    }
}

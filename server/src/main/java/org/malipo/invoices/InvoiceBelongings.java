package org.malipo.invoices;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of a deleted store's invoices. What was told of them stays in the event log, which never changes. */
@Component
class InvoiceBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 500;

    private final JdbcClient jdbc;

    InvoiceBelongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks invoices before their payments, as everybody does. */
    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        var ids = jdbc.sql("""
                select id from invoice where store_id = :store order by created_at desc, id desc limit :limit for update
                """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .query(String.class)
                .list()
                .toArray(String[]::new);
        jdbc.sql("""
                delete from invoice_term t
                using (
                    select store_id, left(word, 512) as term, created_at, id
                    from invoice, unnest(search_terms) word
                    where id = any (cast(:ids as text[]))
                ) w
                where t.store_id = w.store_id and t.term = w.term collate "C" and t.created_at = w.created_at
                  and t.invoice_id = w.id
                """).param("ids", ids).update();
        jdbc.sql("delete from invoice_note where invoice_id = any (cast(:ids as text[]))")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from invoice_payment where invoice_id = any (cast(:ids as text[]))")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from invoice_prompt where invoice_id = any (cast(:ids as text[]))")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from invoice where id = any (cast(:ids as text[]))")
                .param("ids", ids)
                .update();
        return ids.length == AT_A_TIME;
    }
}

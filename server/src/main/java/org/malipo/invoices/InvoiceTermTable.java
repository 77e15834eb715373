package org.malipo.invoices;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on the words by which invoices are found. They stand in the invoice's row and, one by one, in an index. */
@Component
class InvoiceTermTable {
    private final JdbcClient jdbc;

    InvoiceTermTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets an invoice be found by further words, which hold no NUL. */
    void add(InvoiceId id, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with changed as (
                    update invoice
                    set search_terms = search_terms || array(
                        select word
                        from unnest(cast(:words as text[])) word
                        where word <> all (search_terms))
                    where id = :id
                    returning id, store_id, created_at
                )
                insert into invoice_term (store_id, term, created_at, invoice_id)
                select distinct store_id, left(word, 512), created_at, id
                from changed, unnest(cast(:words as text[])) word
                on conflict do nothing
                """)
                .param("id", id.value())
                .param("words", words.toArray(String[]::new))
                .update();
    }
}

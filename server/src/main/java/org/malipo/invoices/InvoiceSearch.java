package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds invoices of several stores by a whole word: their own number, the shop's, an address, a transaction, an e-mail. */
@Component
public class InvoiceSearch {
    private final JdbcClient jdbc;

    InvoiceSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return invoices that are found by exactly this word, the newest of each store first} */
    public List<FoundInvoice> find(List<StoreId> stores, String sought, int most) {
        if (stores.isEmpty() || sought.isEmpty() || sought.indexOf('\0') >= 0) {
            return List.of();
        }
        return jdbc
                .sql("""
                select id, store_id, order_id, price, currency, created_at
                from invoice
                where id = any (array(
                    select found.id
                    from unnest(cast(:stores as text[])) shop (of_store)
                    cross join lateral (
                        (select invoice_id as id from invoice_term
                        where store_id = of_store and term = left(:sought, 512) collate "C"
                        order by created_at desc, invoice_id desc limit :most)
                        union all
                        (select id from invoice
                        where store_id = of_store and left(order_id, 512) = left(:sought, 512) and order_id = :sought
                        order by created_at desc, id desc limit :most)) found))
                order by created_at desc, id desc
                limit :most
                """)
                .param("stores", stores.stream().map(StoreId::value).toArray(String[]::new))
                .param("sought", sought)
                .param("most", most)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toInvoice)
                .toList();
    }

    private record Row(
            String id,
            String storeId,
            @Nullable String orderId,
            @Nullable BigDecimal price,
            String currency,
            OffsetDateTime createdAt) {
        FoundInvoice toInvoice() {
            return new FoundInvoice(
                    new InvoiceId(id),
                    new StoreId(storeId),
                    orderId,
                    price,
                    new CurrencyCode(currency),
                    createdAt.toInstant());
        }
    }
}

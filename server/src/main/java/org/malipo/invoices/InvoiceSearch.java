package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds invoices of several stores by their own number or the shop's. */
@Component
public class InvoiceSearch {
    private final JdbcClient jdbc;

    InvoiceSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return invoices with exactly this id or order id, newest first} */
    public List<FoundInvoice> find(List<StoreId> stores, String sought, int most) {
        if (stores.isEmpty() || sought.indexOf('\0') >= 0) {
            return List.of();
        }
        return jdbc
                .sql("""
                select id, store_id, order_id, price, currency, created_at
                from invoice
                where store_id in (:stores) and (id = :sought or order_id = :sought)
                order by created_at desc, id desc
                limit :most
                """)
                .param("stores", stores.stream().map(StoreId::value).toList())
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

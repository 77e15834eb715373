package org.malipo.lightning;

import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of a deleted store's node and of what it paid. A store with payments whose outcome is unknown can't be deleted. */
@Component
class LightningBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 1_000;

    private final NodeTable nodes;
    private final PaymentTable payments;
    private final JdbcClient jdbc;

    LightningBelongings(NodeTable nodes, PaymentTable payments, JdbcClient jdbc) {
        this.nodes = nodes;
        this.payments = payments;
        this.jdbc = jdbc;
    }

    @Override
    public List<Loss> obstacles(StoreId store) {
        long pending = payments.pendingOf(store);
        return pending == 0 ? List.of() : List.of(new Loss("lightning.obstacle", List.of(pending)));
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        nodes.remove(store);
        int deleted = jdbc.sql("""
                delete from lightning_payment where (payer, payment_hash) in (
                    select payer, payment_hash from lightning_payment where store_id = :store limit :limit)
                """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        if (deleted == 0) {
            deleted = jdbc.sql("""
                    delete from lightning_invoice where (store_id, invoice_id) in (
                        select store_id, invoice_id from lightning_invoice where store_id = :store limit :limit)
                    """)
                    .param("store", store.value())
                    .param("limit", AT_A_TIME)
                    .update();
        }
        if (deleted == 0) {
            jdbc.sql("delete from lightning_node where store_id = :store")
                    .param("store", store.value())
                    .update();
        }
        return deleted > 0;
    }
}

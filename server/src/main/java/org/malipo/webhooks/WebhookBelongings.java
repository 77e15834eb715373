package org.malipo.webhooks;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of a deleted store's webhooks: they are switched off first, then their deliveries go, then they themselves. */
@Component
class WebhookBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 1_000;

    private final JdbcClient jdbc;

    WebhookBelongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks webhooks before their deliveries, as everybody does. */
    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        jdbc.sql("update webhook set enabled = false where store_id = :store")
                .param("store", store.value())
                .update();
        int deleted = jdbc.sql("""
                delete from webhook_delivery
                where id in (
                    select d.id
                    from webhook w
                    join webhook_delivery d on d.webhook_id = w.id
                    where w.store_id = :store
                    limit :limit)
                """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        if (deleted == 0) {
            jdbc.sql("delete from webhook where store_id = :store")
                    .param("store", store.value())
                    .update();
        }
        return deleted > 0;
    }
}

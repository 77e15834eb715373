package org.malipo.payouts;

import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of a deleted store's pull payments. A store with payouts that are not over can't be deleted. */
@Component
class PayoutBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 1_000;

    private final JdbcClient jdbc;

    PayoutBelongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Loss> obstacles(StoreId store) {
        long open =
                jdbc.sql("""
                select count(*) from payout where store_id = :store and state in ('AWAITING_APPROVAL', 'AWAITING_PAYMENT', 'IN_PROGRESS')
                """).param("store", store.value()).query(Long.class).single();
        return open == 0 ? List.of() : List.of(new Loss("payouts.obstacle", List.of(open)));
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        int deleted = jdbc.sql("""
                delete from payout where id in (select id from payout where store_id = :store limit :limit)
                """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        if (deleted == 0) {
            jdbc.sql("delete from pull_payment where store_id = :store")
                    .param("store", store.value())
                    .update();
        }
        return deleted > 0;
    }
}

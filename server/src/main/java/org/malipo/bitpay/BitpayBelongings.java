package org.malipo.bitpay;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of a deleted store's messages and of what it knows of letters. Its pairs are few, and go with the store itself. */
@Component
class BitpayBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 1_000;

    private final JdbcClient jdbc;

    BitpayBelongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        int letters = jdbc.sql("""
                delete from bitpay_letter
                where seq in (select seq from bitpay_letter where store_id = :store limit :limit)
                """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        int messages = jdbc.sql("""
                        delete from bitpay_ipn
                        where id in (select id from bitpay_ipn where store_id = :store limit :limit)
                        """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        return letters + messages > 0;
    }
}

package org.malipo.notifications;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of a deleted store's letters, its way to send them, and what people were told of it. */
@Component
class LetterBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 1_000;

    private final JdbcClient jdbc;

    LetterBelongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        jdbc.sql("delete from mail_server where store_id = :store")
                .param("store", store.value())
                .update();
        int letters = jdbc.sql("delete from mail where id in (select id from mail where owner = :store limit :limit)")
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        int notices = jdbc.sql("""
                delete from notice where id in (select id from notice where store_id = :store limit :limit)
                """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        return letters == AT_A_TIME || notices == AT_A_TIME;
    }
}

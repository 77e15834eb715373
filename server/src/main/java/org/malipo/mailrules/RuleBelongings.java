package org.malipo.mailrules;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of a deleted store's rules: they are switched off first, then what they did goes, then they themselves. */
@Component
class RuleBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 1_000;

    private final JdbcClient jdbc;

    RuleBelongings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        jdbc.sql("update mail_rule set enabled = false where store_id = :store and enabled")
                .param("store", store.value())
                .update();
        int events = jdbc.sql("""
                delete from mail_rule_event
                where event_position in (select event_position from mail_rule_event where store_id = :store limit :limit)
                """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        int runs = jdbc.sql("""
                delete from mail_rule_run
                where (rule_id, event_position) in (
                    select r.rule_id, r.event_position
                    from mail_rule m
                    join mail_rule_run r on r.rule_id = m.id
                    where m.store_id = :store
                    limit :limit)
                """)
                .param("store", store.value())
                .param("limit", AT_A_TIME)
                .update();
        boolean more = events + runs > 0;
        if (!more) {
            jdbc.sql("delete from mail_rule where store_id = :store")
                    .param("store", store.value())
                    .update();
            jdbc.sql("delete from mail_rule_owner where owner = :store")
                    .param("store", store.value())
                    .update();
        }
        return more;
    }
}

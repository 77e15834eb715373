package org.malipo.wallets;

import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on whether somebody has shown that they wrote down the words of a store's wallet. */
@Component
class BackupTable {
    private final JdbcClient jdbc;

    BackupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return whether the words were made here and nobody has shown yet that they have them} */
    boolean isDue(StoreId store, long wallet) {
        return jdbc.sql("""
                select exists (
                    select 1 from wallet_store where store_id = :store and wallet_id = :wallet and backup = 'DUE'
                )
                """)
                .param("store", store.value())
                .param("wallet", wallet)
                .query(Boolean.class)
                .single();
    }

    /** {@return whether that was due} */
    boolean done(StoreId store, long wallet) {
        return jdbc.sql("""
                update wallet_store set backup = 'DONE'
                where store_id = :store and wallet_id = :wallet and backup = 'DUE'
                """)
                        .param("store", store.value())
                        .param("wallet", wallet)
                        .update()
                > 0;
    }
}

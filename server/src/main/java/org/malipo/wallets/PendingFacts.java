package org.malipo.wallets;

import java.util.Collection;
import java.util.List;
import org.malipo.access.StoreId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells readers of the event log of transactions of several signers, of many at once. */
@Component
public class PendingFacts {
    private final JdbcClient jdbc;

    PendingFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return those of these that there are, in no order} */
    public List<PendingFact> of(Collection<String> ids) {
        return jdbc.sql("""
                select id, store_id, needed, total, collected
                from wallet_pending
                where id = any (cast(:ids as text[]))
                """)
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) -> new PendingFact(
                        row.getString("id"),
                        new StoreId(row.getString("store_id")),
                        row.getInt("needed"),
                        row.getInt("total"),
                        row.getInt("collected")))
                .list();
    }
}

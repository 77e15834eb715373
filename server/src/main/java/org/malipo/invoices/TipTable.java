package org.malipo.invoices;

import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL on the last block that invoices have heard of. It moves with the events, so that confirmations never run ahead. */
@Component
class TipTable {
    private final JdbcClient jdbc;

    TipTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the height, or -1 before the first block} */
    int height(Network network) {
        return jdbc.sql("select height from invoice_tip where network = :network")
                .param("network", network.id())
                .query(Integer.class)
                .optional()
                .orElse(-1);
    }

    void set(Network network, int height) {
        jdbc.sql("""
                insert into invoice_tip (network, height)
                values (:network, :height)
                on conflict (network) do update set height = excluded.height
                """).param("network", network.id()).param("height", height).update();
    }
}

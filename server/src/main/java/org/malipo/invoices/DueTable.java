package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** SQL that finds invoices whose time has come. Rows that somebody changes just now are left for the next round. */
@Component
class DueTable {
    private final JdbcClient jdbc;

    DueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return unpaid invoices that expired by then, locked} */
    List<InvoiceId> expired(Network network, Instant by, int limit) {
        return ids(jdbc.sql("""
                select id
                from invoice
                where network = :network and status = 'NEW' and expires_at <= :by
                order by expires_at
                limit :limit
                for no key update skip locked
                """), network, by, limit);
    }

    /** {@return invoices whose payments should have been confirmed by then, locked} */
    List<InvoiceId> unconfirmed(Network network, Instant by, int limit) {
        return ids(jdbc.sql("""
                select id
                from invoice
                where network = :network and status = 'PROCESSING' and monitored_until <= :by
                order by monitored_until
                limit :limit
                for no key update skip locked
                """), network, by, limit);
    }

    private static List<InvoiceId> ids(StatementSpec statement, Network network, Instant by, int limit) {
        return statement
                .param("network", network.id())
                .param("by", by.atOffset(UTC))
                .param("limit", limit)
                .query(String.class)
                .list()
                .stream()
                .map(InvoiceId::new)
                .toList();
    }
}

package org.malipo.invoices;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whose makers want to be told, of many invoices by one query. */
@Component
public class WantedNotifications {
    private final JdbcClient jdbc;
    private final InvoiceJson json;

    WantedNotifications(JdbcClient jdbc, InvoiceJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(String id, String wanted) {}

    /** {@return what is wanted of those of these invoices that want anything} */
    public Map<InvoiceId, InvoiceNotifications> of(Collection<InvoiceId> ids) {
        return jdbc
                .sql("""
                select id, terms ->> 'notifications' as wanted
                from invoice
                where id = any(cast(:ids as text[])) and terms ->> 'notifications' is not null
                """)
                .param("ids", ids.stream().map(InvoiceId::value).toArray(String[]::new))
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        row -> new InvoiceId(row.id()), row -> json.read(row.wanted(), InvoiceNotifications.class)));
    }
}

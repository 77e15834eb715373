package org.malipo.mailrules;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.malipo.access.OpaqueId;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.malipo.notifications.MailRecord;
import org.malipo.notifications.MailRecords;
import org.malipo.outbox.Event;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores with invoices, what happens to those, and the letters that follow. */
@TestComponent
public class Orders {
    private static final String TERMS = """
            {"speedPolicy": "MEDIUM_SPEED", "networkFeeMode": "NEVER", "tolerance": 0, "expiration": "PT15M", "monitoring": "PT24H",
             "redirectAutomatically": false, "receipt": {"enabled": true, "showQr": true, "showPayments": true}}
            """;

    private final People people;
    private final MailRecords records;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    Orders(People people, MailRecords records, Outbox outbox, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.records = records;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    StoreId newStore() {
        return people.store(people.person(UUID.randomUUID() + "@example.com"));
    }

    /** {@return a new invoice, of which too much was paid} */
    public InvoiceId invoice(StoreId store, String metadata) {
        var id = new InvoiceId(OpaqueId.base58(16));
        jdbc.sql("""
                insert into invoice (id, store_id, network, any_amount, price, currency, status, additional, created_at,
                    expires_at, monitored_until, metadata, terms, search_terms)
                values (:id, :store, 'regtest', false, 12.50, 'USD', 'SETTLED', 'PAID_OVER', now(), now(), now(),
                    cast(:metadata as json), cast(:terms as json), '{}')
                """)
                .param("id", id.value())
                .param("terms", TERMS)
                .param("store", store.value())
                .param("metadata", metadata)
                .update();
        return id;
    }

    /** Tells the log, as the invoices would. */
    void happens(StoreId store, InvoiceId invoice, String type, String metadata) {
        outbox.append(new NewEvent(type, store.value(), invoice.value(), payload(store, invoice, type, metadata)));
    }

    /** {@return an event that the log does not have} */
    Event event(long position, StoreId store, InvoiceId invoice, String type, String metadata) {
        return new Event(
                position,
                type,
                store.value(),
                invoice.value(),
                payload(store, invoice, type, metadata),
                clock.instant());
    }

    private static String payload(StoreId store, InvoiceId invoice, String type, String metadata) {
        return """
                {"overPaid": true, "type": "%s", "timestamp": 1700000000, "storeId": "%s", "invoiceId": "%s", "metadata": %s}
                """.formatted(type, store.value(), invoice.value(), metadata);
    }

    /** {@return the newest letters of a store, or of the server for null, oldest first} */
    List<MailRecord> letters(@Nullable StoreId store) {
        return records.newest(store, 100).reversed();
    }

    /** Ten thousand things that happened at once, as one statement. */
    void happen(StoreId store, InvoiceId invoice, String type, int times) {
        jdbc.sql("""
                insert into event (type, store_id, subject, payload, occurred_at)
                select :type, :store, :invoice, cast(:payload as json), :now
                from generate_series(1, :times)
                """)
                .param("type", type)
                .param("store", store.value())
                .param("invoice", invoice.value())
                .param("payload", payload(store, invoice, type, "{}"))
                .param("now", clock.instant().atOffset(UTC))
                .param("times", times)
                .update();
    }
}

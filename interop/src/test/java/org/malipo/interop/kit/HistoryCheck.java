package org.malipo.interop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** What must be true of the event log and of what was told of it, whatever has happened to the servers. */
public final class HistoryCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** None of which an invoice meets twice, if it is paid once and nothing is reorganised. */
    private static final String ONCE = """
            ('InvoiceCreated', 'InvoiceReceivedPayment', 'InvoiceProcessing', 'InvoicePaymentSettled', 'InvoiceSettled',
             'InvoiceExpired')
            """;

    private final ServerDatabase database;

    public HistoryCheck(ServerDatabase database) {
        this.database = database;
    }

    /** Waits until everything that has happened was told. */
    public void awaitAllTold() {
        Await.until("events to get their places", PATIENCE, this::unplaced, count -> count == 0);
        Await.until("consumers to read them", PATIENCE, this::unread, count -> count == 0);
        Await.until("deliveries to be made", PATIENCE, this::undelivered, count -> count == 0);
    }

    private long unplaced() {
        return database.number("select count(*) from event where position is null");
    }

    private long unread() {
        return database.number("""
                select count(*)
                from event e cross join webhook w
                where w.store_id = e.store_id and e.type in
                """ + ONCE + """
                  and not exists (
                      select 1 from webhook_delivery d
                      where d.webhook_id = w.id and d.event_position = e.position and d.first_attempt)
                """);
    }

    private long undelivered() {
        return database.number("select count(*) from webhook_delivery where state <> 'done'");
    }

    /** Each place in the log is taken once, none is left out, and what concerns one thing stands as it was written. */
    public void assertNoGap() {
        assertThat(database.texts("select position from event order by position"))
                .as("the positions, from 1 on")
                .hasSize(Math.toIntExact(database.number("select max(position) from event")))
                .doesNotHaveDuplicates();
        assertThat(database.texts("""
                select subject
                from (select subject, position, lag(position) over (partition by subject order by seq) as before from event) e
                where position < before
                """)).as("things whose events changed places").isEmpty();
        assertThat(database.number("select count(*) from event_parked"))
                .as("put aside")
                .isZero();
    }

    /** No order became two invoices, and no invoice heard the same twice. */
    public void assertNothingTwice() {
        assertThat(database.texts("""
                select payload -> 'metadata' ->> 'orderId'
                from event
                where type = 'InvoiceCreated' and payload -> 'metadata' -> 'orderId' is not null
                group by 1
                having count(*) > 1
                """)).as("orders with two invoices").isEmpty();
        assertThat(database.texts("select subject || ' ' || type from event where type in " + ONCE
                        + " group by 1 having count(*) > 1"))
                .as("what an invoice was told twice")
                .isEmpty();
    }

    /** {@return the ids of the first deliveries of a store's events} */
    public List<String> deliveries(String store) {
        return database.texts("""
                select d.id
                from webhook_delivery d join webhook w on w.id = d.webhook_id
                where d.first_attempt and w.store_id =
                """ + "'" + store + "'");
    }
}

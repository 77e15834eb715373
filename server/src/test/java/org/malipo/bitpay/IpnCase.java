package org.malipo.bitpay;

import static java.time.ZoneOffset.UTC;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.EventConsumers;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of messages to shops begin and end with. */
@NullUnmarked // fields are set before each test
abstract class IpnCase extends BitpayCase {
    static final long SATS = 200_000; // 100 USD

    @Autowired
    Invoices invoices;

    @Autowired
    EventsForIpn events;

    @Autowired
    EventConsumers consumers;

    @Autowired
    ClaimWorkers<IpnMessage> workers;

    @AfterEach
    void goOn() {
        jdbc.update(
                "update bitpay_ipn set state = 'done', ended_at = now(), claimed_by = null, claimed_until = null where state <> 'done'");
        if (!workers.isRunning()) {
            workers.start();
        }
    }

    /** {@return an invoice over 100 USD whose maker listens there} */
    InvoiceView made(ShopServer server, String more) {
        var body = """
                {"token": "%s", %s "price": 100, "currency": "USD", "orderId": "42", "posData": "{\\"till\\": 3}",
                 "buyer": {"email": "asha@example.com"}, "notificationURL": "%s"}""".formatted(paired(), more, server.url());
        return invoices.get(
                new InvoiceId(program.post("/invoices", body).data().path("id").asString()));
    }

    /** Until all that has happened is queued, and nothing is left to do at this time. */
    void settle() {
        workers.wake();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> consumers.isCaughtUp(events)
                        && Boolean.TRUE.equals(jdbc.queryForObject(
                                """
                                select count(*) = 0 from bitpay_ipn
                                where state = 'attempting' or (state = 'waiting' and due_at <= ?)
                                """, Boolean.class, clock.instant().atOffset(UTC))));
    }
}

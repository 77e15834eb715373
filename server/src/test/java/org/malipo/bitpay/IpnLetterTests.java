package org.malipo.bitpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.outbox.EventConsumers;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters to whom an invoice's maker named, from a store that has a mail server. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class IpnLetterTests extends BitpayCase {
    private static final long SATS = 200_000; // 100 USD

    @Autowired
    Invoices invoices;

    @Autowired
    EventsForIpn events;

    @Autowired
    EventConsumers consumers;

    @BeforeEach
    void setUpMail() {
        jdbc.update("""
                insert into mail_server (owner, store_id, host, port, sender, disable_certificate_check, trusted)
                values (?, ?, 'mail.example', 25, 'Duka <duka@example.com>', false, false)
                """, store.id().value(), store.id().value());
    }

    @Test
    void writesALetterForEachEvent() {
        var invoice = made("\"fullNotifications\": true, \"notificationEmail\": \"asha@example.com\",");
        chain.mine(chain.pay(invoice.prompts().getFirst(), SATS));

        settle();

        assertThat(jdbc.queryForList(
                        "select recipient || ' ' || subject from mail where store_id = ? order by seq",
                        String.class,
                        store.id().value()))
                .containsExactly(
                        "asha@example.com Shop: invoice " + invoice.id() + " is paid, and waits for confirmations",
                        "asha@example.com Shop: invoice " + invoice.id() + " is confirmed",
                        "asha@example.com Shop: invoice " + invoice.id() + " is settled");
    }

    /** The store's own mail server would take them all: it is the mailbox that is somebody else's. */
    @Test
    void writesNoMoreThanItsShareToOneAddressInAnHour() {
        var victim = "victim-" + store.id().value().toLowerCase(Locale.ROOT) + "@example.com";
        var earlier = made("");
        jdbc.update(
                """
                insert into bitpay_letter (store_id, invoice_id, event_name, recipient, letter_id, created_at)
                select ?, ?, 'invoice_confirmed', ?, 'letter' || n, cast(? as timestamptz) - interval '59 minutes'
                from generate_series(1, ?) n
                """,
                store.id().value(),
                earlier.id().value(),
                victim,
                clock.instant().toString(),
                IpnLetters.MOST_AN_HOUR - 1);
        var wish = "\"notificationEmail\": \"V%s\",".formatted(victim.substring(1));
        var last = made(wish);
        var tooMany = made(wish);
        chain.mine(chain.pay(last.prompts().getFirst(), SATS));
        chain.mine(chain.pay(tooMany.prompts().getFirst(), SATS));
        settle();
        assertThat(lettersTo(victim)).isOne();
        assertThat(timeline(tooMany)).contains("No letter to v…@example.com about invoice_confirmed");

        clock.tick(Duration.ofMinutes(2));
        var later = made(wish);
        chain.mine(chain.pay(later.prompts().getFirst(), SATS));
        settle();

        assertThat(lettersTo(victim)).isEqualTo(2);
        assertThat(timeline(later)).contains("A letter to v…@example.com, whom the invoice");
    }

    private int lettersTo(String address) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from mail where store_id = ? and lower(recipient) = ?",
                Integer.class,
                store.id().value(),
                address));
    }

    private String timeline(InvoiceView invoice) {
        return signedIn()
                .open("/stores/" + store.id() + "/invoices/" + invoice.id())
                .body();
    }

    /** {@return an invoice over 100 USD} */
    private InvoiceView made(String more) {
        var body = "{\"token\": \"%s\", %s \"price\": 100, \"currency\": \"USD\"}".formatted(paired(), more);
        return invoices.get(
                new InvoiceId(program.post("/invoices", body).data().path("id").asString()));
    }

    /** Until all that has happened is told. */
    private void settle() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> consumers.isCaughtUp(events));
    }
}

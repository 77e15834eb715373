package org.malipo.bitpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceTest;
import org.malipo.outbox.Claim;
import org.malipo.outbox.Room;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages to shops, when the process that sends them dies or stands still. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class IpnClaimTests extends IpnCase {
    private static final Duration CLAIM = Duration.ofSeconds(15);

    @Autowired
    IpnQueue queue;

    @Autowired
    IpnAttempt attempt;

    @Test
    void sendsAgainWhatAProcessThatDiedHadClaimed() {
        try (var server = new ShopServer(_ -> 200)) {
            workers.stop();
            var invoice = made(server, "\"fullNotifications\": true,");
            chain.mine(chain.pay(invoice.prompts().getFirst(), SATS));
            await().until(() -> consumers.isCaughtUp(events));
            var claimed = claimed("another process's");
            assertThat(claimed.row().eventName()).isEqualTo("invoice_paidInFull");
            attempt.send(claimed.row());

            clock.tick(CLAIM.plusSeconds(1));
            queue.reopenLapsed(clock.instant());
            workers.start();
            settle();

            assertThat(server.statuses()).containsExactly("paid", "paid", "confirmed", "complete");
        }
    }

    @Test
    void recordsOneEndOfAMessageThatTwoHaveSent() {
        try (var server = new ShopServer(_ -> 500)) {
            workers.stop();
            invoices.mark(made(server, "\"fullNotifications\": true,").id(), InvoiceStatus.INVALID);
            await().until(() -> consumers.isCaughtUp(events));
            var frozen = claimed("a process's that stands still");
            clock.tick(CLAIM.plusSeconds(1));
            queue.reopenLapsed(clock.instant());
            assertThat(queue.stands(frozen, clock.instant())).isFalse();
            attempt.make(claimed("another process's"));

            attempt.make(frozen);

            assertThat(jdbc.queryForObject(
                            "select attempts from bitpay_ipn where id = ?",
                            Integer.class,
                            frozen.row().id()))
                    .isEqualTo(1);
        }
    }

    private Claim<IpnMessage> claimed(String claim) {
        var now = clock.instant();
        var rows = queue.claim(new Room<>(claim, now, now.plus(CLAIM), 16, List.of()));
        assertThat(rows).hasSize(1);
        return new Claim<>(rows.getFirst(), claim);
    }
}

package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.invoices.AdditionalStatus.NONE;
import static org.malipo.invoices.AdditionalStatus.PAID_LATE;
import static org.malipo.invoices.AdditionalStatus.PAID_PARTIAL;
import static org.malipo.invoices.InvoiceStatus.EXPIRED;
import static org.malipo.invoices.InvoiceStatus.INVALID;
import static org.malipo.invoices.InvoiceStatus.NEW;
import static org.malipo.invoices.InvoiceStatus.PROCESSING;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What time does to invoices: payments that come late or never. */
@InvoiceTest
class ExpiryTests extends PaymentCase {
    @Test
    void expiresHalfPaid() {
        var invoice = shop.sell(shop.open(), "100");
        chain.pay(prompt(invoice), HUNDRED_USD / 2);

        expire();

        assertState(invoice, EXPIRED, PAID_PARTIAL);
        assertThat(shop.told(invoice))
                .containsExactly(
                        "InvoiceCreated", "InvoiceReceivedPayment", "InvoiceExpired", "InvoiceExpiredPaidPartial");
        assertThat(shop.lastTold(invoice, "InvoiceExpired")).startsWith("{\"partiallyPaid\":true");
    }

    @Test
    void staysExpiredWhenItIsPaidTooLate() {
        var invoice = shop.sell(shop.open(), "100");
        expire();

        var paid = chain.pay(prompt(invoice), HUNDRED_USD);
        assertState(invoice, EXPIRED, PAID_LATE);
        chain.mine(paid);

        assertState(invoice, EXPIRED, PAID_LATE);
        assertThat(shop.told(invoice))
                .containsExactly(
                        "InvoiceCreated",
                        "InvoiceExpired",
                        "InvoiceReceivedPayment",
                        "InvoicePaidAfterExpiration",
                        "InvoicePaymentSettled");
        assertThat(shop.lastTold(invoice, "InvoicePaymentSettled")).startsWith("{\"afterExpiration\":true");
    }

    @Test
    void doesNotExpireBeforeTheChainHasCaughtUp() {
        var invoice = shop.sell(shop.open(), "100");
        chain.knowsAllThrough(invoice.expiresAt().minusSeconds(1));

        awaitFreshStatus();
        clock.tick(Duration.ofHours(1));
        chain.settleDown();
        assertState(invoice, NEW, NONE);
        var paid = chain.made(
                chain.script(prompt(invoice)), HUNDRED_USD, invoice.expiresAt().minusSeconds(5), false);
        chain.tell(paid, "unconfirmed", null, null);
        chain.settleDown();

        assertState(invoice, PROCESSING, NONE);
    }

    @Test
    void countsAPaymentMadeInTimeThatIsHeardOfAfterTheExpiry() {
        var invoice = shop.sell(shop.open(), "100");
        expire();

        var paid = chain.made(
                chain.script(prompt(invoice)), HUNDRED_USD, invoice.expiresAt().minusSeconds(5), false);
        chain.tell(paid, "unconfirmed", null, null);
        chain.settleDown();

        assertState(invoice, PROCESSING, NONE);
    }

    @Test
    void becomesInvalidWhenNothingConfirmsInTime() {
        var invoice = shop.sell(shop.open(), "100");
        chain.pay(prompt(invoice), HUNDRED_USD);

        clock.tick(Duration.ofMinutes(15).plusDays(1).plusSeconds(2));
        chain.settleDown();

        assertState(invoice, INVALID, NONE);
        assertThat(shop.lastTold(invoice, "InvoiceInvalid")).startsWith("{\"manuallyMarked\":false");
    }

    @Test
    void keepsItsAmountOpenWhenAnyAmountComesTooLate() {
        var invoice = shop.sell(shop.open(), null);
        expire();

        chain.pay(prompt(invoice), 10_000_000);

        assertState(invoice, EXPIRED, PAID_LATE);
        assertThat(shop.look(invoice).amount()).isEqualByComparingTo("0");
    }
}

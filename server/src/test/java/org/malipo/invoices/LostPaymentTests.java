package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.invoices.AdditionalStatus.NONE;
import static org.malipo.invoices.InvoiceStatus.INVALID;
import static org.malipo.invoices.InvoiceStatus.NEW;
import static org.malipo.invoices.InvoiceStatus.PROCESSING;
import static org.malipo.invoices.InvoiceStatus.SETTLED;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.malipo.stores.SpeedPolicy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of invoices whose coins are replaced, spent elsewhere, or lose their block. */
@InvoiceTest
class LostPaymentTests extends PaymentCase {
    @Autowired
    private InvoiceSweep sweep;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void isNewAgainWhenItsCoinIsSpentElsewhere() {
        var invoice = shop.sell(shop.open(), "100");
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);

        chain.replace(paid, null);

        assertState(invoice, NEW, NONE);
        assertThat(prompt(shop.look(invoice)).payments())
                .extracting(PaymentView::status)
                .containsExactly(PaymentStatus.INVALID);
        assertThat(shop.look(invoice).payments()).isEmpty();
    }

    @Test
    void followsAReplacementAndChargesItNoSecondFee() {
        var invoice = shop.sell(shop.open(), "100");
        var first = chain.pay(prompt(invoice), HUNDRED_USD, true);
        var second = chain.made(first.script(), HUNDRED_USD, clock.instant(), true);

        chain.replace(first, second);

        assertState(invoice, PROCESSING, NONE);
        assertThat(prompt(shop.look(invoice)).payments())
                .extracting(PaymentView::status)
                .containsExactly(PaymentStatus.INVALID, PaymentStatus.PROCESSING);
        assertThat(prompt(shop.look(invoice)).payments())
                .extracting(PaymentView::fee)
                .allSatisfy(fee -> assertThat(fee).isEqualByComparingTo(BigDecimal.ZERO));
    }

    @Test
    void losesAndRegainsConfirmationsWhileProcessing() {
        var invoice = shop.sell(shop.open(), "100", checkout -> speed(SpeedPolicy.LOW_MEDIUM_SPEED));
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);
        chain.mine(paid);

        chain.disconnect(paid);
        chain.mineEmpty(2);
        assertState(invoice, PROCESSING, NONE);
        chain.mine(paid);
        assertState(invoice, PROCESSING, NONE);
        chain.mineEmpty(1);

        assertState(invoice, SETTLED, NONE);
    }

    @Test
    void staysSettledWhileItsCoinMayComeBack() {
        var invoice = shop.sell(shop.open(), "100");
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);
        chain.mine(paid);

        chain.disconnect(paid);
        assertState(invoice, SETTLED, NONE);
        assertThat(payment(invoice).status()).isEqualTo(PaymentStatus.PROCESSING);
        chain.evict(paid);
        clock.tick(Duration.ofHours(23));
        chain.settleDown();
        assertState(invoice, SETTLED, NONE);
        chain.mine(paid);

        assertState(invoice, SETTLED, NONE);
        assertThat(payment(invoice).status()).isEqualTo(PaymentStatus.SETTLED);
    }

    @Test
    void becomesInvalidWhenItsCoinIsMissingForADay() {
        var invoice = shop.sell(shop.open(), "100");
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);
        chain.mine(paid);
        chain.disconnect(paid);
        chain.evict(paid);

        clock.tick(Duration.ofHours(25));
        chain.settleDown();

        assertState(invoice, INVALID, NONE);
        assertThat(shop.told(invoice)).endsWith("InvoiceSettled", "InvoiceInvalid");
        assertThat(prompt(shop.look(invoice)).payments())
                .extracting(PaymentView::status)
                .containsExactly(PaymentStatus.INVALID);
    }

    @Test
    void isPassedOverWhileSomebodyElseChangesIt() {
        var invoice = shop.sell(shop.open(), "100");
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);
        chain.mine(paid);
        chain.disconnect(paid);
        chain.evict(paid);
        clock.tick(Duration.ofHours(25));

        transaction.executeWithoutResult(_ -> {
            jdbc.queryForList(
                    "select id from invoice where id = ? for no key update",
                    invoice.id().value());
            var round = CompletableFuture.runAsync(() -> sweep.sweep(PretendedChain.LEASE));
            assertThat(round).succeedsWithin(Duration.ofSeconds(10));
        });
        assertState(invoice, SETTLED, NONE);

        chain.settleDown();
        assertState(invoice, INVALID, NONE);
    }

    @Test
    void becomesInvalidWhenItsCoinIsSpentElsewhere() {
        var invoice = shop.sell(shop.open(), "100");
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);
        chain.mine(paid);
        chain.disconnect(paid);

        chain.replace(paid, null);
        clock.tick(Duration.ofSeconds(10));
        chain.settleDown();

        assertState(invoice, INVALID, NONE);
    }

    @Test
    void staysSettledWhenItsCoinIsReplacedByOneThatPaysToo() {
        var invoice = shop.sell(shop.open(), "100", checkout -> speed(SpeedPolicy.HIGH_SPEED));
        var first = chain.pay(prompt(invoice), HUNDRED_USD);
        var second = chain.made(first.script(), HUNDRED_USD, clock.instant(), false);

        chain.replace(first, second);
        clock.tick(Duration.ofSeconds(10));
        chain.settleDown();

        assertState(invoice, SETTLED, NONE);
        assertThat(shop.told(invoice)).doesNotContain("InvoiceInvalid");
    }
}

package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.invoices.AdditionalStatus.NONE;
import static org.malipo.invoices.AdditionalStatus.PAID_OVER;
import static org.malipo.invoices.AdditionalStatus.PAID_PARTIAL;
import static org.malipo.invoices.InvoiceStatus.NEW;
import static org.malipo.invoices.InvoiceStatus.PROCESSING;
import static org.malipo.invoices.InvoiceStatus.SETTLED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.stores.NetworkFeeMode;
import org.malipo.stores.SpeedPolicy;

/** What payments do to invoices. */
@InvoiceTest
class PaymentTests extends PaymentCase {
    @Test
    void settlesAfterOneBlockByDefault() {
        var invoice = shop.sell(shop.open(), "100");

        var paid = chain.pay(prompt(invoice), HUNDRED_USD);
        assertState(invoice, PROCESSING, NONE);
        chain.mine(paid);

        assertState(invoice, SETTLED, NONE);
        assertThat(shop.told(invoice))
                .containsExactly(
                        "InvoiceCreated",
                        "InvoiceReceivedPayment",
                        "InvoiceProcessing",
                        "InvoicePaymentSettled",
                        "InvoiceSettled");
        assertThat(prompt(shop.look(invoice)).due()).isEqualByComparingTo("0");
        assertThat(shop.look(invoice).paidAmount()).isEqualByComparingTo("100");
    }

    @Test
    void tellsOfAPaymentInTheWordsOfTheReference() {
        var invoice = shop.sell(shop.open(), "100");
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);

        assertThat(shop.lastTold(invoice, "InvoiceReceivedPayment"))
                .isEqualTo(("{\"afterExpiration\":false,\"paymentMethodId\":\"BTC-CHAIN\",\"payment\":{\"id\":\"%s-0\","
                                + "\"receivedDate\":%d,\"value\":\"0.002\",\"fee\":\"0\",\"status\":\"Processing\","
                                + "\"destination\":\"%s\"},\"type\":\"InvoiceReceivedPayment\",\"timestamp\":%s,"
                                + "\"storeId\":\"%s\",\"invoiceId\":\"%s\",\"metadata\":{}}")
                        .formatted(
                                paid.txid().value.toHex(),
                                paid.seenAt().getEpochSecond(),
                                prompt(invoice).destination(),
                                timestamp(shop.lastTold(invoice, "InvoiceReceivedPayment")),
                                invoice.store().value(),
                                invoice.id().value()));
    }

    @ParameterizedTest
    @CsvSource({"MEDIUM_SPEED, 1", "LOW_MEDIUM_SPEED, 2", "LOW_SPEED, 6"})
    void waitsForAsManyBlocksAsThePolicySays(SpeedPolicy policy, int blocks) {
        var invoice = shop.sell(shop.open(), "100", checkout -> speed(policy));
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);

        chain.mine(paid);
        chain.mineEmpty(blocks - 2);
        if (blocks > 1) {
            assertState(invoice, PROCESSING, NONE);
            chain.mineEmpty(1);
        }

        assertState(invoice, SETTLED, NONE);
    }

    @Test
    void settlesAtOnceWhereTheMerchantIsInAHurry() {
        var store = shop.open();
        var plain = shop.sell(store, "100", checkout -> speed(SpeedPolicy.HIGH_SPEED));
        var replaceable = shop.sell(store, "100", checkout -> speed(SpeedPolicy.HIGH_SPEED));

        chain.pay(prompt(plain), HUNDRED_USD);
        var paid = chain.pay(prompt(replaceable), HUNDRED_USD, true);

        assertState(plain, SETTLED, NONE);
        assertState(replaceable, PROCESSING, NONE);
        chain.mine(paid);
        assertState(replaceable, SETTLED, NONE);
    }

    @Test
    void isPaidPartly() {
        var invoice = shop.sell(shop.open(), "100");

        chain.pay(prompt(invoice), HUNDRED_USD / 2);

        assertState(invoice, NEW, PAID_PARTIAL);
        assertThat(shop.told(invoice)).containsExactly("InvoiceCreated", "InvoiceReceivedPayment");
        var prompt = prompt(shop.look(invoice));
        assertThat(prompt.amount()).isEqualByComparingTo("0.002001");
        assertThat(prompt.due()).isEqualByComparingTo("0.001001");
        assertThat(prompt.fee()).isEqualByComparingTo("0.000001");
        assertThat(prompt.transactionsNeeded()).isEqualTo(2);
    }

    @Test
    void asksNoMoreWhereTheMerchantBearsTheFees() {
        var store = shop.open();
        shop.change(store.id(), terms -> Settings.with(terms, NetworkFeeMode.NEVER));
        var invoice = shop.sell(storeNow(store), "100");

        chain.pay(prompt(invoice), HUNDRED_USD / 2);

        assertThat(prompt(shop.look(invoice)).amount()).isEqualByComparingTo("0.002");
    }

    @Test
    void chargesTheFeeFromTheStartWhereTheMerchantWantsIt() {
        var store = shop.open();
        shop.change(store.id(), terms -> Settings.with(terms, NetworkFeeMode.ALWAYS));
        var invoice = shop.sell(storeNow(store), "100");

        assertThat(prompt(invoice).due()).isEqualByComparingTo("0.002001");
        chain.pay(prompt(invoice), HUNDRED_USD + 100);

        assertState(invoice, PROCESSING, NONE);
    }

    @Test
    void isPaidOver() {
        var invoice = shop.sell(shop.open(), "100");

        var paid = chain.pay(prompt(invoice), HUNDRED_USD * 2);

        assertState(invoice, PROCESSING, PAID_OVER);
        assertThat(prompt(shop.look(invoice)).due()).isEqualByComparingTo("-0.002");
        assertThat(shop.lastTold(invoice, "InvoiceProcessing")).startsWith("{\"overPaid\":true");
        chain.mine(paid);
        assertState(invoice, SETTLED, PAID_OVER);
        assertThat(shop.lastTold(invoice, "InvoiceSettled")).startsWith("{\"manuallyMarked\":false,\"overPaid\":true");
    }

    @Test
    void letsALittleBeMissing() {
        var invoice = shop.sell(shop.open(), "100", checkout -> tolerance("10"));

        chain.pay(prompt(invoice), HUNDRED_USD * 95 / 100);

        assertState(invoice, PROCESSING, NONE);
    }

    @Test
    void staysSettledWhateverElseArrives() {
        var invoice = shop.sell(shop.open(), "100");
        chain.mine(chain.pay(prompt(invoice), HUNDRED_USD));

        chain.pay(prompt(invoice), HUNDRED_USD);

        assertState(invoice, SETTLED, NONE);
        assertThat(shop.told(invoice)).endsWith("InvoiceSettled", "InvoiceReceivedPayment");
        assertThat(shop.look(invoice).payments()).hasSize(2);
    }

    @Test
    void takesAnyAmount() {
        var invoice = shop.sell(shop.open(), null);
        assertThat(invoice.amount()).isEqualByComparingTo("0");

        chain.pay(prompt(invoice), 10_000_000);

        assertState(invoice, PROCESSING, NONE);
        assertThat(shop.look(invoice).amount()).isEqualByComparingTo("5000");
    }

    @Test
    void countsACoinOnceHoweverOftenItIsToldOf() {
        var invoice = shop.sell(shop.open(), "100");
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);

        chain.tell(paid, "unconfirmed", null, null);
        chain.tell(paid, "unconfirmed", null, null);
        chain.settleDown();

        assertThat(shop.told(invoice)).containsOnlyOnce("InvoiceReceivedPayment");
        assertThat(shop.look(invoice).payments()).hasSize(1);
    }

    @Test
    void findsACoinThatCameBeforeItsInvoiceWasWritten() {
        var invoice = shop.sell(shop.open(), "100");
        var script = chain.script(prompt(invoice));
        jdbc.update(
                "update invoice_prompt set script = '\\x01' where address = ?",
                prompt(invoice).destination());
        var paid = chain.made(script, HUNDRED_USD, clock.instant(), false);
        chain.tell(paid, "unconfirmed", null, null);
        chain.settleDown();
        assertState(invoice, NEW, NONE);

        jdbc.update(
                "update invoice_prompt set script = decode(?, 'hex') where address = ?",
                script,
                prompt(invoice).destination());
        chain.settleDown();

        assertState(invoice, PROCESSING, NONE);
        assertThat(jdbc.queryForObject("select count(*) from invoice_stray", Integer.class))
                .isZero();
    }

    @Test
    void leavesTheMerchantsMarkAloneWhenPaymentsArrive() {
        var invoice = shop.sell(shop.open(), "100");
        invoices.mark(invoice.id(), SETTLED);

        chain.mine(chain.pay(prompt(invoice), HUNDRED_USD));

        assertState(invoice, SETTLED, AdditionalStatus.MARKED);
        assertThat(shop.told(invoice))
                .containsExactly("InvoiceCreated", "InvoiceSettled", "InvoiceReceivedPayment", "InvoicePaymentSettled");
    }
}

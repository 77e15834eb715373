package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.client.AdditionalStatus;
import org.malipo.client.InvoiceStatus;
import org.malipo.client.Payment;
import org.malipo.client.SpeedPolicy;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.Payer;
import org.malipo.interop.node.TestNode;

/** A merchant takes payments: the packaged server follows a node and is driven over HTTP only. Played against every kind of node. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PaymentStory {
    private Stage stage;
    private TestNode node;
    private Payer payer;
    private Deployment server;
    private Shop shop;

    abstract TestNode node(Path place);

    /** {@return how the server follows the node} */
    Deployment.Following following() {
        return Deployment.Following.NODE;
    }

    @BeforeAll
    void open() {
        stage = new Stage(getClass(), this::node, following());
        node = stage.node();
        payer = stage.payer();
        server = stage.server();
        shop = stage.shop();
    }

    /** A story may end while the server still finds its node again. */
    @BeforeEach
    void settle() {
        server.giveNodeBack();
        server.awaitSynchronised();
    }

    @AfterAll
    void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void takesAPaymentFromRequestToWebhooks() {
        var invoice = shop.bill("4.50", SpeedPolicy.MEDIUM_SPEED);
        var payment = payer.pay(shop.address(invoice), shop.dueSats(invoice));

        shop.awaitStatus(invoice, InvoiceStatus.PROCESSING);
        node.mine(1);
        var settled = shop.awaitStatus(invoice, InvoiceStatus.SETTLED);

        assertThat(settled.additionalStatus()).isEqualTo(AdditionalStatus.NONE);
        assertThat(settled.paidAmount()).isEqualByComparingTo("4.50");
        assertThat(shop.chain(invoice).payments())
                .extracting(Payment::id, Payment::status)
                .containsExactly(tuple(payment.txid() + "-0", Payment.Status.SETTLED));
        awaitEvents(
                invoice.id(),
                "InvoiceCreated",
                "InvoiceReceivedPayment",
                "InvoiceProcessing",
                "InvoicePaymentSettled",
                "InvoiceSettled");
    }

    @Test
    void asksForTheRestOfAPartialPayment() {
        var invoice = shop.bill("10", SpeedPolicy.MEDIUM_SPEED);
        var whole = shop.dueSats(invoice);
        payer.pay(shop.address(invoice), whole / 2);
        Await.until(
                "the first half",
                () -> shop.invoices().get(invoice.id()),
                now -> now.additionalStatus().equals(AdditionalStatus.PAID_PARTIAL));

        payer.pay(shop.address(invoice), shop.dueSats(invoice));
        shop.awaitStatus(invoice, InvoiceStatus.PROCESSING);
        node.mine(1);

        assertThat(shop.awaitStatus(invoice, InvoiceStatus.SETTLED).additionalStatus())
                .isEqualTo(AdditionalStatus.NONE);
    }

    @Test
    void saysWhenTooMuchWasPaid() {
        var invoice = shop.bill("10", SpeedPolicy.MEDIUM_SPEED);
        payer.pay(shop.address(invoice), shop.dueSats(invoice) * 2);
        shop.awaitStatus(invoice, InvoiceStatus.PROCESSING);
        node.mine(1);

        assertThat(shop.awaitStatus(invoice, InvoiceStatus.SETTLED).additionalStatus())
                .isEqualTo(AdditionalStatus.PAID_OVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void takesConfirmationsBackAndGivesThemAgain(int depth) {
        var invoice = shop.bill("7", SpeedPolicy.LOW_SPEED);
        var payment = payer.pay(shop.address(invoice), shop.dueSats(invoice));
        node.mine(depth);
        shop.awaitConfirmations(payment.txid(), depth);

        node.reorganise(depth);
        shop.awaitConfirmations(payment.txid(), 0);

        node.mine(6);
        shop.awaitConfirmations(payment.txid(), 6);
        shop.awaitStatus(invoice, InvoiceStatus.SETTLED);
    }

    @Test
    void givesAnInvoiceBackWhenItsPaymentIsSpentElsewhere() {
        var invoice = shop.bill("12", SpeedPolicy.MEDIUM_SPEED);
        var payment = payer.pay(shop.address(invoice), shop.dueSats(invoice));
        shop.awaitStatus(invoice, InvoiceStatus.PROCESSING);

        payer.takeBack(payment);
        shop.awaitStatus(invoice, InvoiceStatus.NEW);
        node.mine(1);

        Await.until(
                "the payment to be invalid",
                () -> shop.chain(invoice).payments(),
                payments -> payments.stream().allMatch(sent -> sent.status().equals(Payment.Status.INVALID)));
        assertThat(shop.invoices().get(invoice.id()).status()).isEqualTo(InvoiceStatus.NEW);
        assertThat(shop.dueSats(invoice)).isPositive();
    }

    @Test
    void findsAPaymentThatWasMadeWhileItWasDown() {
        var unconfirmed = shop.bill("3", SpeedPolicy.MEDIUM_SPEED);
        var confirmed = shop.bill("3", SpeedPolicy.MEDIUM_SPEED);
        var addresses = List.of(shop.address(unconfirmed), shop.address(confirmed));
        long sats = shop.dueSats(confirmed);

        server.stop();
        payer.pay(addresses.get(1), sats);
        node.mine(1);
        payer.pay(addresses.get(0), sats);
        server.startSynchronised();

        shop.awaitStatus(confirmed, InvoiceStatus.SETTLED);
        shop.awaitStatus(unconfirmed, InvoiceStatus.PROCESSING);
        node.mine(1);
        shop.awaitStatus(unconfirmed, InvoiceStatus.SETTLED);
    }

    @Test
    void goesOnWhenItsNodeComesBack() {
        var invoice = shop.bill("3", SpeedPolicy.MEDIUM_SPEED);
        var address = shop.address(invoice);
        long sats = shop.dueSats(invoice);

        server.cutNodeOff();
        payer.pay(address, sats);
        node.mine(1);
        assertThat(shop.invoices().get(invoice.id()).status()).isEqualTo(InvoiceStatus.NEW);
        server.giveNodeBack();

        shop.awaitStatus(invoice, InvoiceStatus.SETTLED);
    }

    @Test
    void startsWithoutItsNodeAndFindsItLater() {
        var invoice = shop.bill("3", SpeedPolicy.MEDIUM_SPEED);
        var address = shop.address(invoice);
        long sats = shop.dueSats(invoice);
        server.stop();
        server.cutNodeOff();

        server.start();
        assertThat(server.client().status().health().synchronised()).isFalse();
        payer.pay(address, sats);
        node.mine(1);
        server.giveNodeBack();

        server.awaitSynchronised();
        shop.awaitStatus(invoice, InvoiceStatus.SETTLED);
    }

    private void awaitEvents(String invoiceId, String... types) {
        Await.until("webhooks", () -> stage.receiver().typesOf(invoiceId), seen -> seen.size() >= types.length);
        assertThat(stage.receiver().typesOf(invoiceId)).containsExactly(types);
    }
}

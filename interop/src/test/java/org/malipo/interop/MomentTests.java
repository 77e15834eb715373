package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.malipo.client.ApiException;
import org.malipo.client.Invoice;
import org.malipo.client.InvoiceQuery;
import org.malipo.client.InvoiceStatus;
import org.malipo.client.SpeedPolicy;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.ServerDatabase;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** The server dies between two writes that belong together, and the database goes away: both end in the right state. */
@Tag("story")
@Order(1) // takes long
@Execution(ExecutionMode.CONCURRENT) // each has a stage of its own
class MomentTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration AWAY = Duration.ofSeconds(60);

    private Stage stage;
    private ServerDatabase database;

    @BeforeEach
    void open() {
        stage = new Stage(MomentTests.class, SandboxNode::new);
        database = stage.server().database();
    }

    @AfterEach
    void close() {
        database.close();
        stage.close();
    }

    @Test
    void killedWithAnAddressReservedAndNoInvoiceWritten() {
        stage.shop().bill("1.00", SpeedPolicy.MEDIUM_SPEED);
        long taken = nextIndex();
        database.holdUp("invoice");
        var lost = CompletableFuture.runAsync(() -> stage.shop().bill("2.00", SpeedPolicy.MEDIUM_SPEED));
        database.awaitHeldUp();

        stage.server().kill();
        assertThat(lost).failsWithin(PATIENCE);
        assertThat(nextIndex()).as("an address was reserved").isEqualTo(taken + 1);
        database.letGoAfterCrash();
        stage.server().startSynchronised();

        assertThat(stage.shop().invoices().list(InvoiceQuery.ALL)).hasSize(1);
        var next = stage.shop().bill("3.00", SpeedPolicy.MEDIUM_SPEED);
        assertThat(nextIndex()).as("the reserved address stays reserved").isEqualTo(taken + 2);
        pay(next);
        stage.node().mine(1);
        stage.shop().awaitStatus(next, InvoiceStatus.SETTLED);
    }

    @Test
    void killedWithABlockHalfProcessed() {
        var invoice = stage.shop().bill("1.00", SpeedPolicy.MEDIUM_SPEED);
        pay(invoice);
        stage.shop().awaitStatus(invoice, InvoiceStatus.PROCESSING);
        database.holdUp("event");
        stage.node().mine(1);
        database.awaitHeldUp();

        stage.server().kill();
        database.letGoAfterCrash();
        stage.server().startSynchronised();

        var settled = stage.shop().awaitStatus(invoice, InvoiceStatus.SETTLED);
        assertThat(settled.paidAmount()).isEqualByComparingTo("1.00");
        assertThat(Await.until(
                        "the last webhook",
                        PATIENCE,
                        () -> stage.receiver().typesOf(invoice.id()),
                        types -> types.contains("InvoiceSettled")))
                .containsExactly(
                        "InvoiceCreated",
                        "InvoiceReceivedPayment",
                        "InvoiceProcessing",
                        "InvoicePaymentSettled",
                        "InvoiceSettled");
    }

    @Test
    void killedWithAWebhookSentAndNotRecorded() {
        stage.receiver().beforeAnswering(() -> database.holdUp("webhook_delivery"));
        var invoice = stage.shop().bill("1.00", SpeedPolicy.MEDIUM_SPEED);
        database.awaitHeldUp();

        stage.server().kill();
        database.letGoAfterCrash();
        stage.receiver().beforeAnswering(() -> {});
        stage.server().startSynchronised();

        var twice = Await.until(
                "the delivery to be made again",
                PATIENCE,
                () -> stage.receiver().eventsOf(invoice.id()),
                events -> events.size() > 1);
        assertThat(twice)
                .extracting(event -> event.path("deliveryId").asString(""))
                .as("the receiver can tell that it has it already")
                .containsOnly(twice.getFirst().path("deliveryId").asString(""));
        Await.until(
                "the delivery to be recorded",
                PATIENCE,
                () -> database.number("select count(*) from webhook_delivery where state = 'done'"),
                done -> done == 1);
    }

    @Test
    void theDatabaseIsAwayForAMinuteAndIsKilled() {
        var invoice = stage.shop().bill("1.00", SpeedPolicy.MEDIUM_SPEED);
        var address = stage.shop().address(invoice);
        long due = stage.shop().dueSats(invoice);
        database.freeze();
        stage.payer().pay(address, due);
        LockSupport.parkNanos(AWAY.toNanos());
        database.thaw();
        stage.shop().awaitStatus(invoice, InvoiceStatus.PROCESSING);

        database.kill();
        stage.node().mine(1);

        Await.until("the server to have a database again", PATIENCE, () -> isSettled(invoice), settled -> settled);
        stage.server().awaitSynchronised();
        assertThat(stage.shop().bill("2.00", SpeedPolicy.MEDIUM_SPEED).status()).isEqualTo(InvoiceStatus.NEW);
    }

    private boolean isSettled(Invoice invoice) {
        try {
            return stage.shop().invoices().get(invoice.id()).status().equals(InvoiceStatus.SETTLED);
        } catch (ApiException | UncheckedIOException away) {
            return false;
        }
    }

    private void pay(Invoice invoice) {
        stage.payer().pay(stage.shop().address(invoice), stage.shop().dueSats(invoice));
    }

    private long nextIndex() {
        return database.number("select max(next_index) from wallet_branch where branch = 0");
    }
}

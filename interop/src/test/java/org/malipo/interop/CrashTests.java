package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.client.ApiException;
import org.malipo.client.Invoice;
import org.malipo.client.InvoiceQuery;
import org.malipo.client.InvoiceStatus;
import org.malipo.client.SpeedPolicy;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** The server is killed while it works: nothing is lost, no address is given out twice, every webhook arrives. */
@Tag("story")
class CrashTests {
    private static final int CRASHES = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String AMOUNT = "1.25";

    private final Random moments = new Random(20261125);
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Invoice> paid = new HashMap<>();
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(CrashTests.class, SandboxNode::new);
    }

    @AfterEach
    void close() {
        killer.shutdownNow();
        stage.close();
    }

    @Test
    void losesNothingWhenItIsKilledAgainAndAgain() {
        for (int i = 0; i < CRASHES; i++) {
            Future<?> crash = killer.schedule(stage.server()::kill, 200 + moments.nextInt(1500), TimeUnit.MILLISECONDS);
            workUntilItDies();
            assertThat(crash).succeedsWithin(PATIENCE);
            stage.server().startSynchronised();
        }
        stage.node().mine(1);

        assertEveryPaymentSettled();
        assertNoAddressTwice();
        assertEveryShopWasTold();
    }

    /** Creates invoices, pays each second one, and mines now and then, so that a crash may hit anything. */
    private void workUntilItDies() {
        try {
            for (int i = 0; i < 10_000; i++) {
                var invoice = stage.shop().bill(AMOUNT, SpeedPolicy.MEDIUM_SPEED);
                if (i % 2 == 0 && paid.size() < 60) {
                    var address = stage.shop().address(invoice);
                    stage.payer().pay(address, stage.shop().dueSats(invoice));
                    paid.put(invoice.id(), invoice);
                }
                if (i % 5 == 4) {
                    stage.node().mine(1);
                }
            }
        } catch (UncheckedIOException | ApiException _) {
            // the crash
        }
    }

    private void assertEveryPaymentSettled() {
        for (var invoice : paid.values()) {
            var settled = stage.shop().awaitStatus(invoice, InvoiceStatus.SETTLED);
            assertThat(settled.paidAmount()).isEqualByComparingTo(AMOUNT);
        }
    }

    private void assertNoAddressTwice() {
        var addresses = stage.shop().invoices().list(InvoiceQuery.ALL).stream()
                .map(stage.shop()::address)
                .toList();
        assertThat(addresses).hasSizeGreaterThan(paid.size()).doesNotHaveDuplicates();
    }

    private void assertEveryShopWasTold() {
        for (var id : paid.keySet()) {
            var types = Await.until(
                    "the last webhook of " + id,
                    PATIENCE,
                    () -> stage.receiver().typesOf(id),
                    seen -> seen.contains("InvoiceSettled"));
            assertThat(types)
                    .containsSubsequence(
                            List.of("InvoiceCreated", "InvoiceReceivedPayment", "InvoiceProcessing", "InvoiceSettled"));
        }
    }
}

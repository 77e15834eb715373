package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malipo.client.InvoiceStatus;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.NodeProgram;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.kit.WebhookReceiver;
import org.malipo.interop.node.SandboxNode;

/** Clients of the API that other people wrote run a store here, as they are. */
@Tag("clients")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class OtherClientsTests {
    private Stage stage;

    @BeforeAll
    void open() {
        stage = new Stage(OtherClientsTests.class, SandboxNode::new);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void greenfieldNodeClientRunsAShop() throws IOException, InterruptedException {
        var shop = stage.shop();
        var made = new NodeProgram("greenfield.js")
                .with("SERVER", stage.server().url().toString())
                .with(
                        "API_KEY",
                        shop.client()
                                .apiKeys()
                                .create("node", List.of("unrestricted"))
                                .apiKey())
                .with("STORE", shop.storeId())
                .with("RECEIVER", stage.receiver().url().toString())
                .with("SECRET", WebhookReceiver.SECRET)
                .run();

        var invoice = shop.invoices().get(made.path("invoiceId").asString());
        stage.payer().pay(shop.address(invoice), shop.dueSats(invoice));
        stage.node().mine(1);
        shop.awaitStatus(invoice, InvoiceStatus.SETTLED);
        Await.until(
                "the shop in Node to hear of its invoices",
                () -> stage.receiver().typesOf(invoice.id()),
                types -> types.contains("InvoiceSettled"));
        assertThat(stage.receiver().typesOf(made.path("markedId").asString())).contains("InvoiceInvalid");
    }
}

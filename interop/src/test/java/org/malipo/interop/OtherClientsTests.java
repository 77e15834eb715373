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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.client.Invoice;
import org.malipo.client.InvoiceStatus;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.ClientProgram;
import org.malipo.interop.kit.MerchantPages;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.kit.WebhookReceiver;
import org.malipo.interop.node.SandboxNode;
import tools.jackson.databind.JsonNode;

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
        var made = withKey(ClientProgram.node("greenfield.js")).run();

        var invoice = paid(made);
        Await.until(
                "the shop in Node to hear of its invoices",
                () -> stage.receiver().typesOf(invoice.id()),
                types -> types.contains("InvoiceSettled"));
        assertThat(stage.receiver().typesOf(made.path("markedId").asString())).contains("InvoiceInvalid");
    }

    @Test
    void bitpayNodeClientPairsCreatesAndReads() throws IOException, InterruptedException {
        var made = withCode(ClientProgram.node("bitpay.js")).run();

        paid(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"btcpay", "btcpay-python"})
    void bitpayPythonClientsPairCreateAndRead(String client) throws IOException, InterruptedException {
        var made = withCode(ClientProgram.python(client, "legacy.py")).run();

        paid(made);
    }

    @ParameterizedTest
    @CsvSource({
        "btcpay-python-sdk, sdk.py",
        "btcpay-rest-client, rest_client.py",
        "btcpay-mcp, mcp_client.py",
        "pygreenfield, generated.py",
    })
    void greenfieldPythonClientsRunAShop(String client, String program) throws IOException, InterruptedException {
        var made = withKey(ClientProgram.python(client, program))
                .with("EMAIL", Shop.EMAIL)
                .with("PASSWORD", Shop.PASSWORD)
                .run();

        assertThat(stage.shop()
                        .invoices()
                        .get(made.path("invoiceId").asString())
                        .currency())
                .isEqualTo("USD");
    }

    private ClientProgram withKey(ClientProgram program) {
        var key = stage.shop().client().apiKeys().create("program", List.of("unrestricted"));
        return program.on(stage.server().url())
                .with("API_KEY", key.apiKey())
                .with("STORE", stage.shop().storeId())
                .with("RECEIVER", stage.receiver().url().toString())
                .with("SECRET", WebhookReceiver.SECRET);
    }

    private ClientProgram withCode(ClientProgram program) throws IOException, InterruptedException {
        var url = stage.server().url();
        var merchant = new MerchantPages(url, Shop.EMAIL, Shop.PASSWORD);
        return program.on(url)
                .with("CODE", merchant.pairingCode(stage.shop().storeId()))
                .with("STORE", stage.shop().storeId());
    }

    /** {@return the invoice that a program made, once somebody has paid it} */
    private Invoice paid(JsonNode made) {
        var shop = stage.shop();
        var invoice = shop.invoices().get(made.path("invoiceId").asString());
        stage.payer().pay(shop.address(invoice), shop.dueSats(invoice));
        stage.node().mine(1);
        return shop.awaitStatus(invoice, InvoiceStatus.SETTLED);
    }
}

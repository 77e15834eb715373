package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.malipo.client.Invoice;
import org.malipo.client.InvoicePaymentMethod;
import org.malipo.client.InvoiceStatus;
import org.malipo.client.NewInvoice;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Malipo;
import org.malipo.interop.kit.RunningSandbox;
import org.malipo.interop.kit.TestPorts;
import org.malipo.interop.kit.Workspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./malipo sandbox} and {@code ./malipo pay}, called as a person calls them, one day after the other in one folder. */
@Tag("story")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxTests {
    private static final JsonMapper JSON = new JsonMapper();

    private final int port = TestPorts.next();
    private Workspace workspace;
    private Malipo malipo;
    private String storeId = "";

    @BeforeAll
    void open() {
        workspace = new Workspace(SandboxTests.class);
        malipo = new Malipo(workspace.folder("data"));
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    @Order(1)
    void makesADemoStoreAndSaysHowToUseIt() {
        try (var sandbox = malipo.sandbox(port)) {
            storeId = sandbox.storeId();
            assertThat(sandbox.file().path("url").asString()).isEqualTo("http://127.0.0.1:" + port);
            assertThat(sandbox.file().propertyNames())
                    .contains("adminEmail", "adminPassword", "apiKey", "bitcoinRpcUrl", "bitcoinRpcUser", "bitcoinP2p")
                    .contains("lnStore", "lnPayer");

            var answers = sandbox.linesToPaste().stream().map(Malipo::shell).toList();
            assertThat(answers).hasSize(3);
            assertThat(answers.get(0)).contains("\"synchronized\":true");
            assertThat(answers.get(1)).contains("\"status\":\"New\"", "\"checkoutLink\":\"http://127.0.0.1:" + port);
            assertThat(answers.get(2)).startsWith("[{\"id\":\"");
        }
    }

    @Test
    @Order(2)
    void isThereAgainWithWhatItHad() {
        try (var sandbox = malipo.sandbox(port)) {
            assertThat(sandbox.storeId()).isEqualTo(storeId);
            assertThat(bill(sandbox).checkoutLink()).hasPort(port);
        }
    }

    @Test
    @Order(3)
    void paysWhatOneCopiesFromThePayPage() {
        try (var sandbox = malipo.sandbox(port)) {
            var first = chain(sandbox, bill(sandbox));
            var paid = malipo.run(
                    "pay", String.valueOf(first.destination()), first.due().toPlainString());
            assertThat(paid.status()).as(paid.complaint()).isZero();
            assertThat(paid.output())
                    .startsWith("Sent " + first.due().toPlainString() + " BTC to " + first.destination());

            var second = bill(sandbox);
            var link = String.valueOf(chain(sandbox, second).paymentLink());
            var linked = malipo.through(workspace.folder("link")).run("pay", link);
            assertThat(linked.status()).as(linked.complaint()).isZero();
            assertThat(malipo.run("bitcoin-cli", "-generate").status()).isZero();
            awaitSettled(sandbox, second);
        }
    }

    @Test
    @Order(4)
    void paysALightningPaymentRequest() {
        try (var sandbox = malipo.sandbox(port)) {
            var answer = Malipo.shell(askingForSevenSats(sandbox.file().path("lnStore")));
            var request = JSON.readTree(answer).path("payment_request").asString();

            var paid = malipo.run("pay", "lightning:" + request);

            assertThat(paid.status()).as(paid.complaint()).isZero();
            assertThat(paid.output()).startsWith("Paid 7000 msat and 0 msat of fees; preimage ");
            assertThat(malipo.run("pay", request)).isEqualTo(paid);
            assertSentence(malipo.run("pay", request, "7sat"));
            assertSentence(malipo.run("pay", "lnbcrt1nonsense"));
        }
    }

    private static String askingForSevenSats(JsonNode node) {
        return "curl -s --cacert '%s' -H \"Grpc-Metadata-macaroon: $(od -An -vtx1 '%s' | tr -d ' \\n')\" %sv1/invoices -d '{\"value\":7}'"
                .formatted(
                        node.path("certificateFile").asString(),
                        node.path("macaroonFile").asString(),
                        node.path("url").asString());
    }

    @Test
    @Order(5)
    void saysInASentenceWhatIsWrong() {
        try (var sandbox = malipo.sandbox(port)) {
            assertSentence(malipo.run("pay", "nonsense", "1"));
            assertSentence(malipo.run("pay", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "1"));
            assertSentence(malipo.run(
                    "pay", String.valueOf(chain(sandbox, bill(sandbox)).destination())));
            var another =
                    malipo.run("sandbox", "--data", workspace.folder("data").toString());
            assertSentence(another);
            assertThat(another.complaint()).contains("Another ./malipo sandbox uses " + workspace.folder("data"));
        }
    }

    static Stream<Arguments> victims() {
        return Stream.of(
                victim("the command itself", RunningSandbox::command),
                victim("the server", sandbox -> sandbox.program("server")),
                victim("the node", sandbox -> sandbox.program("node")));
    }

    private static Arguments victim(String name, Function<RunningSandbox, ProcessHandle> who) {
        return Arguments.argumentSet(name, who);
    }

    @ParameterizedTest
    @MethodSource("victims")
    @Order(6)
    void goesOnWhereItWasWhenItWasKilled(Function<RunningSandbox, ProcessHandle> victim) {
        var killed = malipo.sandbox(port);
        var invoice = bill(killed);
        malipo.run("pay", String.valueOf(chain(killed, invoice).paymentLink()));
        victim.apply(killed).destroyForcibly();
        killed.awaitEnd();

        try (var sandbox = malipo.sandbox(port)) {
            assertThat(sandbox.storeId()).isEqualTo(storeId);
            assertThat(malipo.run("bitcoin-cli", "-generate").status()).isZero();
            awaitSettled(sandbox, invoice);
        }
    }

    @Test
    @Order(7)
    void leavesNoProcessBehind() {
        var sandbox = malipo.sandbox(port);
        var processes = sandbox.processes();
        assertThat(processes).hasSize(3);

        sandbox.close();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(8)
    void beginsAfreshWhenAsked() {
        try (var sandbox = malipo.sandbox(port, "--fresh")) {
            assertThat(sandbox.storeId()).isNotEqualTo(storeId);
            assertThat(sandbox.client().stores().list()).hasSize(1);
            assertThat(malipo.run("bitcoin-cli", "getblockcount").output().strip())
                    .isEqualTo("101");
        }
    }

    private static Invoice bill(RunningSandbox sandbox) {
        try (var client = sandbox.client()) {
            return client.invoices(sandbox.storeId()).create(NewInvoice.of("4.50", "USD"));
        }
    }

    private static InvoicePaymentMethod chain(RunningSandbox sandbox, Invoice invoice) {
        try (var client = sandbox.client()) {
            return client.invoices(sandbox.storeId())
                    .paymentMethods(invoice.id())
                    .getFirst();
        }
    }

    private static void awaitSettled(RunningSandbox sandbox, Invoice invoice) {
        try (var client = sandbox.client()) {
            Await.until(
                    "the payment to settle",
                    () -> client.invoices(sandbox.storeId()).get(invoice.id()).status(),
                    status -> status.equals(InvoiceStatus.SETTLED));
        }
    }

    private static void assertSentence(Malipo.Outcome outcome) {
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.complaint().strip()).isNotEmpty().doesNotContain("\n", "Exception");
    }
}

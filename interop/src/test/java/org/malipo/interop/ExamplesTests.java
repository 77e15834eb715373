package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malipo.client.Invoice;
import org.malipo.client.InvoiceQuery;
import org.malipo.client.NewInvoice;
import org.malipo.client.WebhookDelivery;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Delivered;
import org.malipo.interop.kit.Document;
import org.malipo.interop.kit.Example;
import org.malipo.interop.kit.ExampleRun;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.kit.TestPorts;
import org.malipo.interop.kit.Workspace;
import org.malipo.interop.node.SandboxNode;
import tools.jackson.databind.json.JsonMapper;

/** Each program in the documents does what its document says. */
@Tag("clients")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class ExamplesTests {
    private static final List<String> LANGUAGES = List.of("bash", "java", "python", "php");
    private static final String SECRET = "known to shop and server";

    private Workspace workspace;
    private Stage stage;
    private Map<String, String> environment;
    private int folders;

    @BeforeAll
    void open() {
        workspace = new Workspace(ExamplesTests.class);
        stage = new Stage(ExamplesTests.class, SandboxNode::new);
        var key = stage.shop().client().apiKeys().create("examples", List.of("unrestricted"));
        environment = Map.of(
                "MALIPO", stage.server().url().toString(), "STORE", stage.shop().storeId(), "KEY", key.apiKey());
    }

    @AfterAll
    void close() {
        stage.close();
        workspace.close();
    }

    @Test
    void idempotency() throws InterruptedException {
        var document = Document.of("idempotency.md");
        var first = document.next("sh");
        assertThat(run(first)).isEqualTo(run(first)).contains("\"orderId\":\"1042\"");
        assertThat(invoicesOf("1042")).hasSize(1);

        for (var language : LANGUAGES) {
            var example = document.next(language);
            var order = language + "-1042";
            var printed = run(example, order);
            assertThat(printed).as(example.toString()).isEqualTo(run(example, order));
            assertThat(invoicesOf(order)).extracting(Invoice::id).containsExactly(printed.strip());
        }
        document.assertNoneIsLeft();
    }

    @Test
    void events() throws InterruptedException {
        var document = Document.of("events.md");
        var before = bill();
        assertThat(JsonMapper.shared()
                        .readTree(run(document.next("sh")))
                        .get(0)
                        .path("type")
                        .asString())
                .isEqualTo("InvoiceCreated");
        try (var live = start(document.next("sh"), folder(), Map.of())) {
            live.awaitPrinted(before.id());
            live.awaitPrinted(bill().id());
        }

        var consumers = new LinkedHashMap<Example, Path>();
        LANGUAGES.forEach(language -> consumers.put(document.next(language), folder()));
        awaitAll(consumers, before.id());
        var after = bill();
        awaitAll(consumers, after.id()).forEach(printed -> assertThat(printed).doesNotContain(before.id()));
        document.assertNoneIsLeft();
    }

    /** {@return what each consumer printed until it had told of the invoice} */
    private List<String> awaitAll(Map<Example, Path> consumers, String invoiceId) {
        var runs = consumers.entrySet().stream()
                .map(consumer -> start(consumer.getKey(), consumer.getValue(), Map.of()))
                .toList();
        try {
            runs.forEach(run -> run.awaitPrinted(invoiceId));
            consumers.values().forEach(this::awaitPosition);
            return runs.stream().map(ExampleRun::printed).toList();
        } finally {
            runs.forEach(ExampleRun::close);
        }
    }

    private void awaitPosition(Path folder) {
        var log = stage.shop().client().events(stage.shop().storeId());
        var head =
                log.stream(0).mapToLong(event -> event.position().orElseThrow()).max();
        Await.until(
                "the last position in " + folder,
                () -> read(folder.resolve("position")).strip(),
                Long.toString(head.orElseThrow())::equals);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void webhooks() throws Exception {
        var document = Document.of("webhooks.md");
        var make = document.next("bash");
        var test = document.next("bash");
        for (var language : List.of("java", "python", "php")) {
            var port = TestPorts.next();
            var more = Map.of("PORT", Integer.toString(port), "SECRET", SECRET);
            try (var receiver = receiver(document.next(language), more)) {
                var url = URI.create("http://127.0.0.1:" + port + "/hook");
                awaitRefusal(url);
                var webhook = make(make, url);
                start(test, folder(), Map.of("WEBHOOK", webhook)).result();
                receiver.awaitPrinted("InvoiceSettled ");
                assertThat(receiver.printed()).doesNotContain("forged");
                awaitSuccess(webhook);
                stage.shop().client().webhooks(stage.shop().storeId()).delete(webhook);
            }
        }
        checkByHand(document.next("bash"), make, test);
        document.assertNoneIsLeft();
    }

    private ExampleRun receiver(Example example, Map<String, String> more) {
        return example.language().equals("php")
                ? ExampleRun.serve(example, folder(), with(more))
                : start(example, folder(), more);
    }

    /** A receiver that is there refuses what is not signed. */
    private static void awaitRefusal(URI url) {
        Await.until("a receiver", () -> Delivered.forge(url), status -> status == 400);
    }

    private String make(Example example, URI url) throws InterruptedException {
        var made = start(example, folder(), Map.of("RECEIVER", url.toString(), "SECRET", SECRET))
                .result();
        return JsonMapper.shared().readTree(made).path("id").asString();
    }

    private void awaitSuccess(String webhook) {
        Await.until(
                "a successful delivery",
                () -> stage.shop().client().webhooks().deliveries(webhook),
                deliveries ->
                        deliveries.stream().anyMatch(one -> one.status().equals(WebhookDelivery.Status.HTTP_SUCCESS)));
    }

    private void checkByHand(Example genuine, Example make, Example test) throws Exception {
        try (var receiver = new Delivered()) {
            var webhook = make(make, receiver.url());
            start(test, folder(), Map.of("WEBHOOK", webhook)).result();
            var folder = folder();
            Files.createDirectories(folder);
            Files.write(folder.resolve("body.json"), receiver.body());
            var secret = Map.of("SECRET", SECRET);
            assertThat(start(genuine, folder, secret, receiver.signature(), "body.json")
                            .result())
                    .isEqualTo("genuine\n");
            Files.writeString(folder.resolve("body.json"), "{}");
            assertThat(start(genuine, folder, secret, receiver.signature(), "body.json")
                            .status())
                    .isOne();
            stage.shop().client().webhooks().delete(webhook);
        }
    }

    @Test
    void java() throws InterruptedException {
        var document = Document.of("java.md");
        assertThat(run(document.next("java")))
                .startsWith("Pay here: " + stage.server().url() + "/i/");
        assertThat(run(document.next("java"))).isEqualToIgnoringNewLines("""
                Amount: The amount should be 0 or more.
                404 invoice-not-found
                """);
        assertThat(run(document.next("java"))).contains("1043: 12.5 USD");
        document.assertNoneIsLeft();
    }

    private String run(Example example, String... arguments) throws InterruptedException {
        return start(example, folder(), Map.of(), arguments).result();
    }

    private ExampleRun start(Example example, Path folder, Map<String, String> more, String... arguments) {
        return ExampleRun.start(example, folder, with(more), arguments);
    }

    private Map<String, String> with(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return all;
    }

    private Path folder() {
        folders++;
        return workspace.folder("example-" + folders);
    }

    private Invoice bill() {
        return stage.shop().invoices().create(NewInvoice.of("1.00", "USD"));
    }

    private List<Invoice> invoicesOf(String order) {
        return stage.shop().invoices().list(InvoiceQuery.ALL.orderId(order));
    }
}

package org.malipo.cli.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bridge answers the pages that it was started for, and nobody else. */
class BridgeTests {
    private static final String SHOP = "https://pay.example.com";
    private static final String CODE = "12345678";
    private static final String HANGS = "{\"params\": [\"-t\", \"trezor\", \"sendpin\", \"9999\"]}";
    private static final String ENUMERATE = "{\"params\": [\"enumerate\"]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private Bridge bridge;

    @BeforeEach
    void open() throws IOException {
        var program = folder.resolve("false-hwi");
        Files.copy(Path.of("src/test/resources/false-hwi"), program);
        bridge = bridge(program.toString(), Duration.ofMinutes(1));
    }

    private Bridge bridge(String program, Duration patience) throws IOException {
        return new Bridge(
                0, port -> new Door(port, Set.of(SHOP), new Pairing(CODE)), new Hwi(program, patience), log::add);
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void tellsAPageWhatHwiSays() throws Exception {
        var answer = post(ENUMERATE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"fingerprint\":\"73c5da0a\"");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void refusalsOfDevicesAreAnswers() throws Exception {
        var answer = post("{\"params\": [\"-f\", \"73c5da0a\", \"signtx\", \"cHNidP8BAH0=\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"code\":-12");
    }

    @Test
    void secretsStandOnNoCommandLineAndInNoLog() throws Exception {
        post("{\"params\": [\"--password\", \"it's siri\", \"enumerate\"]}");
        post("{\"params\": [\"-t\", \"trezor\", \"sendpin\", \"1379\"]}");

        assertThat(Files.readString(folder.resolve("arguments"))).isEqualTo("--stdin\n");
        assertThat(Files.readString(folder.resolve("told"))).isEqualTo("'--device-type=trezor'\n'sendpin'\n'1379'\n\n");
        assertThat(log).noneMatch(line -> line.contains("siri") || line.contains("1379"));
        assertThat(log).contains(SHOP + " asks: sendpin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "https://pay.example.com.evil.example",
                "http://pay.example.com",
                "null"
            })
    void pagesOfOthersAreRefused(String origin) throws Exception {
        var answer = send(request(ENUMERATE).setHeader("Origin", origin));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(folder.resolve("told")).doesNotExist();
        var preflight = send(request("").setHeader("Origin", origin).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(403);
    }

    @Test
    void namesThatWereMadeToLeadHereAreRefused() throws Exception {
        assertThat(raw("evil.example.com:" + bridge.port())).contains(" 403 ").contains("\"host\"");
        assertThat(raw("127.0.0.1:80")).contains(" 403 ");
        assertThat(raw("127.0.0.1:" + bridge.port())).contains(" 200 ");
    }

    @Test
    void browsersMayAskFirst() throws Exception {
        var answer = send(request("").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Private-Network"))
                .contains("true");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("authorization, content-type");
    }

    @Test
    void theCodeOfTheTerminalIsNeeded() throws Exception {
        var none = send(request(ENUMERATE).setHeader("Authorization", ""));
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.body()).contains("\"pairing\"");
        for (int i = 0; i < 10; i++) {
            assertThat(send(request(ENUMERATE).setHeader("Authorization", "Bridge 0000000" + i))
                            .body())
                    .contains("\"wrong-code\"");
        }
        assertThat(post(ENUMERATE).body()).contains("\"locked\"");
        assertThat(folder.resolve("told")).doesNotExist();
    }

    @Test
    void plainFormsAndLinksDoNothing() throws Exception {
        assertThat(send(request(ENUMERATE).setHeader("Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(request("").GET()).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"params\": \"enumerate\"}",
                "{\"params\": [1]}",
                "{\"params\": [\"wipe\"]}",
                "{\"params\": [\"enumerate\", \"; touch here\"]}",
            })
    void otherCallsAreRefused(String body) throws Exception {
        var answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"not-allowed\"");
        assertThat(folder.resolve("told")).doesNotExist();
    }

    @Test
    void hugeCallsAreRefused() throws Exception {
        var answer = post("{\"params\": [\"signtx\", \"cHNidP" + "A".repeat(7_000_000) + "\"]}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aProgramThatSaysNothingSensibleIsToldOf() throws Exception {
        assertThat(post("{\"params\": [\"getxpub\", \"m/84h/1h/0h\"]}").body()).contains("\"no-answer\"");
        bridge.close();
        bridge = bridge(folder.resolve("none").toString(), Duration.ofMinutes(1));
        assertThat(post(ENUMERATE).body()).contains("\"no-hwi\"");
    }

    @Test
    void aDeviceThatWaitsIsAskedNothingElse() throws Exception {
        var waiting = client.sendAsync(request(HANGS).build(), BodyHandlers.ofString());
        while (!Files.exists(folder.resolve("hangs"))) {
            Thread.sleep(20);
        }

        assertThat(post(ENUMERATE).body()).contains("\"busy\"");
        assertThat(waiting).isNotDone();
    }

    @Test
    void aDeviceThatNeverAnswersIsGivenUp() throws Exception {
        bridge.close();
        bridge = bridge(folder.resolve("false-hwi").toString(), Duration.ofMillis(300));

        assertThat(post(HANGS).body()).contains("\"timeout\"");
        assertThat(post(HANGS).body()).contains("\"timeout\"");
    }

    @Test
    void onlyHwiOfVersionTwoWillDo() throws IOException {
        assertThat(new Hwi(folder.resolve("false-hwi").toString(), Duration.ofMinutes(1)).fault())
                .isEmpty();
        assertThat(new Hwi(folder.resolve("none").toString(), Duration.ofMinutes(1)).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("pip install hwi"));
        var old = folder.resolve("old-hwi");
        Files.writeString(old, "#!/bin/sh\necho hwi 1.2.1\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();
        assertThat(new Hwi(old.toString(), Duration.ofMinutes(1)).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("hwi 1.2.1"));
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(request(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bridge.port() + Door.PATH))
                .header("Origin", SHOP)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bridge 1234 5678")
                .POST(BodyPublishers.ofString(body));
    }

    /** The client of the JDK lets nobody choose the host. */
    private String raw(String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port())) {
            socket.getOutputStream()
                    .write(("POST " + Door.PATH + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + SHOP
                                    + "\r\nContent-Type: application/json\r\nAuthorization: Bridge " + CODE
                                    + "\r\nConnection: close\r\nContent-Length: " + ENUMERATE.length() + "\r\n\r\n"
                                    + ENUMERATE)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

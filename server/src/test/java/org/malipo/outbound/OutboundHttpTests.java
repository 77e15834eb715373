package org.malipo.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Calls to users' URLs, with a real server on loopback. */
class OutboundHttpTests {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ok", exchange -> answer(exchange, 200));
        server.createContext("/teapot", exchange -> answer(exchange, 418));
        server.createContext("/moved", exchange -> redirect(exchange, 307, "/ok"));
        server.createContext("/round", exchange -> redirect(exchange, 308, "/round"));
        server.createContext("/inwards", exchange -> redirect(exchange, 307, "http://10.0.0.1/"));
        server.createContext("/file", exchange -> redirect(exchange, 307, "file:///etc/passwd"));
        server.createContext("/see-other", exchange -> redirect(exchange, 303, "/ok"));
        server.createContext("/trickle", this::trickle);
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
    }

    @Test
    void postsAndTellsTheStatus() throws Exception {
        try (var http = sandbox()) {
            assertThat(http.client().post(url("/ok"), Map.of("X-Test", "1"), bytes("hello"), LIMIT))
                    .isEqualTo(200);
            assertThat(http.client().post(url("/teapot"), Map.of(), bytes(""), LIMIT))
                    .isEqualTo(418);
        }
        assertThat(received).first().isEqualTo("hello");
    }

    @Test
    void followsRedirectsThatKeepTheMethod() throws Exception {
        try (var http = sandbox()) {
            assertThat(http.client().post(url("/moved"), Map.of(), bytes("again"), LIMIT))
                    .isEqualTo(200);
            assertThat(http.client().post(url("/round"), Map.of(), bytes(""), LIMIT))
                    .isEqualTo(308);
            assertThat(http.client().post(url("/see-other"), Map.of(), bytes(""), LIMIT))
                    .isEqualTo(303);
        }
        assertThat(received).containsExactly("again");
    }

    @Test
    void getsByTheSameRules() throws Exception {
        try (var http = sandbox()) {
            assertThat(http.client().get(url("/moved"), Map.of(), LIMIT).status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> http.client().get(url("/inwards"), Map.of(), LIMIT))
                    .isInstanceOf(OutboundFailure.class);
        }
        assertThat(received).containsExactly("");
    }

    @Test
    void takesWhatIsForOneAddressToNoOther() throws Exception {
        try (var http = sandbox()) {
            assertThat(http.client()
                            .postHere(url("/moved"), Map.of("Authorization", "secret"), bytes("here"), LIMIT, 10)
                            .status())
                    .isEqualTo(307);
            assertThatThrownBy(() ->
                            http.client().postHere(URI.create("http://10.0.0.1/"), Map.of(), bytes(""), LIMIT, 10))
                    .isInstanceOfSatisfying(
                            OutboundFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.FORBIDDEN));
        }
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inwards", "/file"})
    void followsNoRedirectIntoTheHouse(String path) {
        try (var http = sandbox()) {
            assertThatThrownBy(() -> http.client().post(url(path), Map.of(), bytes(""), LIMIT))
                    .isInstanceOf(OutboundFailure.class);
        }
    }

    @Test
    void endsACallWhoseAnswerTrickles() {
        try (var http = sandbox()) {
            assertThatThrownBy(() -> http.client().post(url("/trickle"), Map.of(), bytes(""), Duration.ofMillis(300)))
                    .isInstanceOf(OutboundFailure.class);
        }
    }

    @Test
    void tellsARefusedConnection() {
        int port = server.getAddress().getPort();
        server.stop(0);
        try (var http = sandbox()) {
            assertThatThrownBy(() -> http.client()
                            .post(URI.create("http://127.0.0.1:" + port + "/"), Map.of(), bytes(""), LIMIT))
                    .isInstanceOf(OutboundFailure.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "http://localhost", "http://[::1]", "http://169.254.169.254/latest"})
    void reachesNoPrivateAddressWhereMoneyHasValue(String address) {
        var target = URI.create(address);
        try (var http = client(new MockEnvironment().withProperty("malipo.network.mainnet.enabled", "true"))) {
            assertThatThrownBy(() -> http.client().post(target, Map.of(), bytes(""), LIMIT))
                    .isInstanceOf(OutboundFailure.class)
                    .hasMessageContaining("private");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void reachesLoopbackOnMainnetOnlyWhereTheOperatorAllowsIt() throws Exception {
        var environment = new MockEnvironment().withProperty("malipo.network.mainnet.enabled", "true");
        int port = server.getAddress().getPort();
        try (var http = client(environment, "127.0.0.1:" + port)) {
            assertThat(http.client().post(url("/ok"), Map.of(), bytes(""), LIMIT))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.com/",
                "http://user:pw@example.com/",
                "gopher://x/",
                "http:///x"
            })
    void refusesWhatIsNoPlainWebAddress(String address) {
        var urls = new OutboundUrls(new OutboundSettings(List.of()), new MockEnvironment());

        assertThat(urls.refusal(URI.create(address))).isPresent();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Begins an answer and never ends it. */
    private void trickle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Closing sandbox() {
        return client(new MockEnvironment().withProperty("malipo.network.regtest.enabled", "true"));
    }

    private static Closing client(MockEnvironment environment, String... allowed) {
        return new Closing(new OutboundHttp(new OutboundUrls(new OutboundSettings(List.of(allowed)), environment)));
    }

    private record Closing(OutboundHttp client) implements AutoCloseable {
        @Override
        public void close() {
            try {
                client.destroy();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

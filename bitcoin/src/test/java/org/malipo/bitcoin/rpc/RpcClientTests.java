package org.malipo.bitcoin.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a scripted server. */
class RpcClientTests {
    @TempDir
    private Path folder;

    private final List<String> requests = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"result\":null,\"error\":null,\"id\":1}";
    private int failures;

    RpcClientTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void callsWithParametersAndReadsExactNumbers() {
        answer = "{\"result\":{\"amount\":0.00000001},\"error\":null,\"id\":1}";

        var result = client().call("getreceivedbyaddress", "bcrt1q", 6, new BigDecimal("0.10000000"));

        assertThat(result.path("amount").decimalValue()).isEqualTo(new BigDecimal("1E-8"));
        assertThat(requests.getFirst())
                .contains("\"method\":\"getreceivedbyaddress\"", "\"params\":[\"bcrt1q\",6,0.10000000]");
        assertThat(authorizations).containsExactly("Basic dXNlcjpwYXNz");
    }

    @Test
    void tellsTheNodesRefusal() {
        status = 500;
        answer = "{\"result\":null,\"error\":{\"code\":-8,\"message\":\"Block height out of range\"},\"id\":1}";

        assertThatThrownBy(() -> client().call("getblockhash", 9))
                .asInstanceOf(InstanceOfAssertFactories.type(RpcError.class))
                .returns(RpcError.INVALID_PARAMETER, RpcError::code)
                .returns("Block height out of range", RpcError::reason);
        assertThat(requests).hasSize(1);
    }

    @Test
    void triesOnceMoreWhenTheConnectionBreaks() {
        failures = 1;

        assertThat(client().call("getblockcount").isNull()).isTrue();
        assertThat(requests).hasSize(2);
    }

    @Test
    void neverSendsTwiceWhatDoesSomethingEachTime() {
        failures = 1;

        assertThatThrownBy(() -> client().callOnce("sendtoaddress", "bcrt1q", 1))
                .isInstanceOf(RpcUnavailable.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void saysThatTheNodeIsAway() {
        server.stop(0);

        assertThatThrownBy(() -> client().call("getblockcount"))
                .isInstanceOf(RpcUnavailable.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        status = 401;

        assertThatThrownBy(() -> client().call("getblockcount"))
                .isInstanceOf(RpcUnavailable.class)
                .hasMessageContaining("refuses our user and password");
    }

    @Test
    void saysThatSomethingElseAnswers() {
        answer = "<html>";

        assertThatThrownBy(() -> client().call("getblockcount"))
                .isInstanceOf(RpcUnavailable.class)
                .hasMessageContaining("is not a node");
    }

    @Test
    void readsTheCookieAnewForEachCall() throws IOException {
        var cookie = Files.writeString(folder.resolve(".cookie"), "__cookie__:one");
        try (var client = new RpcClient(uri(), new RpcCredentials.CookieFile(cookie))) {
            client.call("getblockcount");
            Files.writeString(cookie, "__cookie__:two");
            client.call("getblockcount");
        }

        assertThat(authorizations).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void saysThatTheCookieIsMissing() {
        try (var client = new RpcClient(uri(), new RpcCredentials.CookieFile(folder.resolve("none")))) {
            assertThatThrownBy(() -> client.call("getblockcount"))
                    .isInstanceOf(RpcUnavailable.class)
                    .hasMessageContaining("can't be read");
        }
    }

    @Test
    void printsNoPassword() {
        assertThat(new RpcCredentials.Password("user", "pass")).hasToString("user:[secret]");
    }

    private RpcClient client() {
        return new RpcClient(uri(), new RpcCredentials.Password("user", "pass"), Duration.ofSeconds(5));
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            if (failures-- > 0) {
                return; // closed without an answer
            }
            var body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

package org.malipo.cli.bitcoin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** bitcoin-cli's words become the calls that bitcoin-cli would make. */
class BitcoinCliTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private volatile String asked = "";
    private volatile String answer = "{\"result\":null}";
    private HttpServer node;

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", this::handle);
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "getblockhash 7                       | \"method\":\"getblockhash\",\"params\":[7]",
                "-rpcwait -regtest getblockcount      | \"method\":\"getblockcount\",\"params\":[]",
                "sendtoaddress bcrt1q 0.10            | \"method\":\"sendtoaddress\",\"params\":[\"bcrt1q\",0.10]",
                "getblock 00ff 2                      | \"method\":\"getblock\",\"params\":[\"00ff\",2]",
                "getnewaddress 12 bech32              | \"method\":\"getnewaddress\",\"params\":[\"12\",\"bech32\"]",
                "sendmany `` {\"bcrt1q\":1.5}         | \"method\":\"sendmany\",\"params\":[\"``\",{\"bcrt1q\":1.5}]",
                "-named getblockhash height=7         | \"method\":\"getblockhash\",\"params\":{\"height\":7}"
            })
    void sendsWhatBitcoinCliWould(String words, String call) {
        assertThat(run(words.split(" +", -1))).isZero();

        assertThat(asked).contains(call);
    }

    @Test
    void printsErrorsAsBitcoinCliDoes() {
        answer = "{\"result\":null,\"error\":{\"code\":-8,\"message\":\"Block height out of range\"}}";

        assertThat(run("getblockhash", "99")).isEqualTo(8);

        assertThat(err).hasToString("error code: -8\nerror message:\nBlock height out of range\n");
    }

    @Test
    void refusesWhatIsNotJsonWhereJsonIsDue() {
        assertThat(run("getblockhash", "seven")).isEqualTo(1);

        assertThat(err).hasToString("error: Error parsing JSON: seven\n");
        assertThat(asked).isEmpty();
    }

    @Test
    void saysThatNobodyAnswers() {
        node.stop(0);

        assertThat(run("getblockcount")).isEqualTo(1);

        assertThat(err.toString(UTF_8)).startsWith("error: The node at http://127.0.0.1:");
    }

    @Test
    void mustBeToldWhatToDo() {
        assertThat(run("-regtest")).isEqualTo(1);

        assertThat(err).hasToString("error: too few parameters (need at least command)\n");
    }

    private int run(String... words) {
        var access = new NodeAccess(
                URI.create("http://127.0.0.1:" + node.getAddress().getPort() + "/"), "user", "password");
        return new BitcoinCli(access, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(List.of(words));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}

package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.client.NewInvoice;
import org.malipo.client.StoreSettings;
import org.malipo.interop.kit.RawHttp;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** Whatever strangers send, they get the documented error, and nobody is woken up: the stage's end checks the log. */
@Tag("story")
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTests {
    private static final int HUGE = 5 << 20;

    private Stage stage;
    private RawHttp raw;
    private String invoices;

    @BeforeAll
    void open() {
        stage = new Stage(BadInputTests.class, SandboxNode::new);
        var key = stage.shop().client().apiKeys().current().apiKey();
        raw = new RawHttp(stage.server().url(), key);
        invoices = "/api/v1/stores/" + stage.shop().storeId() + "/invoices";
    }

    @AfterAll
    void close() {
        if (raw != null) {
            raw.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`                                            | ``",
                "nonsense                                      | ``",
                "[1,2]                                         | ``",
                "{\"amount\":{}}                               | amount",
                "{\"amount\":\"many\"}                         | amount",
                "{\"checkout\":{\"expirationMinutes\":\"x\"}}  | checkout.expirationMinutes",
                "{\"checkout\":{\"speedPolicy\":\"Warp\"}}     | checkout.speedPolicy",
                "{\"amount\":\"-1\",\"currency\":\"USD\"}      | Amount",
                "{\"amount\":\"18446744073709551616\"}         | Amount",
                "{\"amount\":1,\"checkout\":{\"expirationMinutes\":0}} | Checkout.Expiration",
                "{\"amount\":1,\"checkout\":{\"paymentTolerance\":101}} | Checkout.PaymentTolerance",
                "{\"amount\":1,\"checkout\":{\"paymentMethods\":[\"BTC-SMOKE\"]}} | Checkout.PaymentMethods[0]"
            })
    void namesTheFieldThatIsWrong(String body, String path) {
        var answer = raw.send("POST", invoices, body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"path\":\"" + path + "\"").contains("\"message\":\"");
        assertNoInnards(answer);
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        var answer =
                raw.send("POST", invoices, "{\"AMOUNT\":\"1\",\"currency\":\"usd\",\"colour\":{\"of\":[\"money\"]}}");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void tellsThatACurrencyHasNoPrice() {
        var answer = raw.send("POST", invoices, "{\"amount\":\"1\",\"currency\":\"ZZZ\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"generic-error\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/invoices/none,              403",
        "GET,  {invoices}/none,                    404",
        "GET,  /api/v1/stores/none/invoices,       403",
        "GET,  /api/v1/webhooks/none,              403",
        "GET,  /api/v1/nothing/here,               404",
        "PATCH,{invoices},                         405",
        "POST, {invoices}/none/status,             404"
    })
    void refusesWhatIsNotThere(String method, String path, int status) {
        var answer = raw.send(method, path.replace("{invoices}", invoices), "{\"status\":\"Settled\"}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertNoInnards(answer);
    }

    @Test
    void keepsStoresApart() {
        var invoice = stage.shop().invoices().create(NewInvoice.of("1", "USD"));
        var other = stage.shop().client().stores().create(StoreSettings.named("Another"));

        var answer = raw.send("GET", "/api/v1/stores/" + other.id() + "/invoices/" + invoice.id(), "");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token wrong", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer", "Digest x", "token  "})
    void refusesCredentialsThatAreNone(String authorization) {
        var answer = raw.getWith(invoices, "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
    }

    @Test
    void refusesAHugeBody() {
        var answer = raw.send("POST", invoices, BodyPublishers.ofString("{\"amount\":\"" + "1".repeat(HUGE) + "\"}"));

        assertThat(answer.statusCode()).isIn(413, 422);
        assertNoInnards(answer);
    }

    @Test
    void refusesEndlessNesting() {
        var answer = raw.send("POST", invoices, "{\"metadata\":" + "[".repeat(100_000));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertNoInnards(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /i/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /i/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /api/v1/stores HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /api/v1/stores HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void survivesWhatIsNoHttp(String bytes) {
        var answer = raw.bytes(bytes);

        assertThat(answer)
                .doesNotStartWith("HTTP/1.1 200")
                .doesNotStartWith("HTTP/1.1 500")
                .doesNotContain("root:");
        assertServed();
    }

    @Test
    void servesOthersWhileSlowClientsDawdle() throws IOException {
        var slow = new ArrayList<Socket>();
        for (int i = 0; i < 200; i++) {
            slow.add(raw.halfARequest());
        }
        var begun = System.nanoTime();

        assertServed();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        for (var socket : slow) {
            socket.close();
        }
    }

    private void assertServed() {
        assertThat(stage.server().client().status().health()).isNotNull();
    }

    private static void assertNoInnards(HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContain("Exception", "org.malipo", "\tat ");
    }
}

package org.malipo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.malipo.client.StandInServer.answer;
import static org.malipo.client.StandInServer.halfOf;
import static org.malipo.client.StandInServer.silence;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, how, and what is not. */
class RetryTests {
    private static final Retries QUICK = new Retries(4, Duration.ofMillis(1), Duration.ofSeconds(5));
    private static final String KEY = "Idempotency-key";

    private StandInServer server;
    private MalipoClient client;

    @BeforeEach
    void start() throws Exception {
        server = new StandInServer();
        client = MalipoClient.of(server.address()).retries(QUICK);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void asksAgainWhileTheServerIsBusy(int status) {
        server.does(answer(status, ""), answer(status, "<html>busy</html>"), answer(200, "[]"));

        assertThat(client.stores().list()).isEmpty();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void sendsAChangeAgainWithItsKeyWhenTheAnswerIsLost() {
        server.does(silence(), halfOf("{\"id\":\"one\",\"name\":\"Duka\"}"), answer(200, "{\"id\":\"one\"}"));

        assertThat(client.stores().create(StoreSettings.named("Duka")).id()).isEqualTo("one");

        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests())
                .extracting(request -> request.header(KEY))
                .doesNotContainNull()
                .containsOnly(server.requests().getFirst().header(KEY));
        assertThat(server.requests()).extracting(StandInServer.Request::body).containsOnly("{\"name\":\"Duka\"}");
    }

    @Test
    void givesEachChangeAKeyOfItsOwn() {
        client.stores().removeLogo("one");
        client.stores().removeLogo("one");
        client.stores().get("one");

        var keys =
                server.requests().stream().map(request -> request.header(KEY)).toList();
        assertThat(keys.getFirst()).isNotNull().isNotEqualTo(keys.get(1));
        assertThat(keys.getLast()).isNull();
    }

    @Test
    void usesTheKeyThatItIsGiven() {
        client.keyed("order-42").stores().removeLogo("one");

        assertThat(server.requests().getLast().header(KEY)).isEqualTo("order-42");
    }

    @Test
    void sendsNoKeyWithoutRetries() {
        client.retries(Retries.NONE).stores().removeLogo("one");

        assertThat(server.requests().getLast().header(KEY)).isNull();
    }

    @Test
    void waitsForAKeyThatIsInUse() {
        server.does(
                answer(409, "{\"code\":\"idempotency-key-in-use\",\"message\":\"…\"}", "Retry-After", "0"),
                answer(200, "{\"id\":\"one\"}"));

        assertThat(client.stores().create(StoreSettings.named("Duka")).id()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 422})
    void takesARefusalForAnAnswer(int status) {
        server.answers(status, "{\"code\":\"no\",\"message\":\"No.\"}");

        assertThatThrownBy(() -> client.stores().get("one")).isInstanceOf(ApiException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void takesGarbageForAnAnswer() {
        server.answers(200, "<html>");

        assertThatThrownBy(() -> client.stores().get("one")).isInstanceOf(UnreadableAnswerException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void givesUpInTheEnd() {
        server.answers(503, "{\"code\":\"unavailable\",\"message\":\"The database is away.\"}");

        assertThatThrownBy(() -> client.stores().get("one")).hasMessage("503 unavailable: The database is away.");
        assertThat(server.requests()).hasSize(QUICK.tries());

        server.does(silence());
        assertThatThrownBy(() -> client.stores().removeLogo("one")).isInstanceOf(NoAnswerException.class);
        assertThat(server.requests()).hasSize(2 * QUICK.tries());
    }

    @Test
    void doesNotAskAgainWhenItIsToldToStayAwayForLong() {
        server.answers(429, "", "Retry-After", "60");

        var refusal =
                catchThrowableOfType(ApiException.class, () -> client.stores().get("one"));

        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void leavesAServerThatHangs() throws Exception {
        var over = new CountDownLatch(1);
        server.does(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            awaitCalmly(over);
        });

        assertThatThrownBy(() -> client.retries(Retries.NONE)
                        .timeout(Duration.ofMillis(200))
                        .stores()
                        .list())
                .isInstanceOf(NoAnswerException.class)
                .rootCause()
                .hasMessageContaining("took longer than");
        over.countDown();
    }

    @Test
    void growsItsPausesUpToALimit() {
        var retries = new Retries(9, Duration.ofMillis(100), Duration.ofSeconds(1));

        assertThat(retries.growing(1)).hasMillis(100);
        assertThat(retries.growing(2)).hasMillis(200);
        assertThat(retries.growing(4)).hasMillis(800);
        assertThat(retries.growing(5)).hasMillis(1_000);
        assertThat(retries.pauseAfter(9, Optional.empty())).isEmpty();
        assertThat(retries.pauseAfter(1, Optional.of(Duration.ofMillis(700)))).contains(Duration.ofMillis(700));
        assertThat(retries.pauseAfter(1, Optional.of(Duration.ofSeconds(2)))).isEmpty();
        for (int i = 0; i < 1_000; i++) {
            assertThat(Retries.shortened(Duration.ofMillis(100)))
                    .isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        }
    }

    private static void awaitCalmly(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

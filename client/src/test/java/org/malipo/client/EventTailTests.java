package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.client.StandInServer.answer;
import static org.malipo.client.StandInServer.silence;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.client.StandInServer.Behaviour;

/** Following a store's events, whatever happens to the connection. */
class EventTailTests {
    private static final String CREATED = """
            :after 0

            id:1
            event:InvoiceCreated
            data:{"position":1,"type":"InvoiceCreated","invoiceId":"one"}

            :still here

            """;
    private static final String SETTLED = """
            id:2
            event:InvoiceSettled
            data:{"position":2,"type":"InvoiceSettled",
            data:"invoiceId":"one","overPaid":true}

            id:3
            event:CardTapped
            data:{"position":3,"type":"CardTapped"}

            """;

    private final CountDownLatch over = new CountDownLatch(1);
    private StandInServer server;
    private MalipoClient client;

    @BeforeEach
    void start() throws Exception {
        server = new StandInServer();
        client = MalipoClient.of(server.address()).as(Credentials.apiKey("k"));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.close();
        client.close();
    }

    @Test
    void goesOnBehindTheLastEventWhenTheConnectionEnds() {
        server.does(stream(CREATED), silence(), answer(503, ""), stream(SETTLED));
        var told = new ArrayList<StoreEvent>();

        try (var tail = client.events("store").follow(0)) {
            while (told.size() < 3) {
                told.add(tail.next());
            }
            assertThat(tail.position()).isEqualTo(3);
        }

        assertThat(told.get(0)).isInstanceOf(InvoiceEvent.Created.class);
        assertThat(told.get(1)).isInstanceOfSatisfying(InvoiceEvent.Settled.class, settled -> {
            assertThat(settled.overPaid()).isTrue();
            assertThat(settled.invoiceId()).isEqualTo("one");
        });
        assertThat(told.get(2))
                .isInstanceOfSatisfying(
                        OtherEvent.class, other -> assertThat(other.type()).isEqualTo("CardTapped"));
        assertThat(server.requests())
                .extracting(request -> request.header("Last-event-id"))
                .startsWith("0", "1", "1", "1");
        assertThat(server.requests().getFirst().header("Accept")).isEqualTo("text/event-stream");
    }

    @Test
    void ignoresHalfAnEvent() {
        server.does(stream("id:1\ndata:{\"position\":1,"), stream(CREATED));

        try (var tail = client.events("store").follow(0)) {
            assertThat(tail.next()).isInstanceOf(InvoiceEvent.Created.class);
        }
    }

    @Test
    void stopsWhenTheServerWillNotTellMore() {
        server.does(stream(CREATED), answer(401, "{\"code\":\"unauthenticated\",\"message\":\"No such key\"}"));

        try (var tail = client.events("store").follow(0)) {
            assertThat(tail.next().type()).isEqualTo("InvoiceCreated");
            assertThatThrownBy(tail::hasNext).isInstanceOf(ApiException.class).hasMessageStartingWith("401");
            assertThat(tail.hasNext()).isFalse();
        }
    }

    @Test
    void endsWhenAnotherThreadClosesIt() throws Exception {
        var connected = new CountDownLatch(1);
        server.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(":after 0\n\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            connected.countDown();
            awaitCalmly();
        });
        var tail = client.events("store").follow(0);
        var waiting = CompletableFuture.supplyAsync(tail::hasNext);

        assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
        tail.close();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
    }

    private static Behaviour stream(String text) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text.getBytes(UTF_8));
        };
    }

    private void awaitCalmly() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

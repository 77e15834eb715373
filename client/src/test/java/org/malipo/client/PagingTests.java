package org.malipo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.client.StandInServer.answer;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that are read page after page. */
class PagingTests {
    private StandInServer server;
    private MalipoClient client;

    @BeforeEach
    void start() throws Exception {
        server = new StandInServer();
        client = MalipoClient.of(server.address());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void followsTheCursor() {
        server.does(
                answer(200, "[{\"id\":\"a\"},{\"id\":\"b\"}]", "Malipo-Next", "x=&"), answer(200, "[{\"id\":\"c\"}]"));

        var invoices = client.invoices("store").stream(InvoiceQuery.ALL.status(InvoiceStatus.NEW));

        assertThat(invoices).extracting(Invoice::id).containsExactly("a", "b", "c");
        assertThat(server.requests())
                .extracting(StandInServer.Request::line)
                .containsExactly(
                        "GET /api/v1/stores/store/invoices?status=New&take=100&after=",
                        "GET /api/v1/stores/store/invoices?status=New&take=100&after=x%3D%26");
    }

    @Test
    void readsNoFurtherThanItIsAsked() {
        server.answers(200, "[{\"id\":\"a\"},{\"id\":\"b\"}]", "Malipo-Next", "more");

        var stream = client.notifications().stream(NotificationQuery.ALL);
        assertThat(server.requests()).isEmpty();

        assertThat(stream.limit(2)).hasSize(2);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void endsWithAnEmptyPage() {
        server.answers(200, "[]");

        assertThat(client.invoices("store").stream(InvoiceQuery.ALL)).isEmpty();
        assertThat(client.events("store").stream(7)).isEmpty();
        assertThat(client.audit("store").stream(AuditQuery.ALL)).isEmpty();
    }

    @Test
    void readsOtherListsInTheSameWay() {
        server.does(
                answer(200, "[{\"id\":\"a\"}]", "Malipo-Next", "x"),
                answer(200, "[{\"id\":\"b\"}]"),
                answer(200, "[{\"id\":\"c\"}]", "Malipo-Next", "y"),
                answer(200, "[]"));

        assertThat(client.users().stream()).extracting(User::id).containsExactly("a", "b");
        assertThat(client.webhooks().allDeliveries("w")).hasSize(1);
        assertThat(server.requests())
                .extracting(StandInServer.Request::line)
                .containsExactly(
                        "GET /api/v1/users?take=100",
                        "GET /api/v1/users?take=100&after=x",
                        "GET /api/v1/webhooks/w/deliveries?count=100",
                        "GET /api/v1/webhooks/w/deliveries?count=100&after=y");
    }

    @Test
    void readsEventsByTheirPositions() {
        server.does(answer(200, events(1, 1_000)), answer(200, events(1_001, 1_001)));

        assertThat(client.events("store").only("InvoiceSettled").stream(0))
                .hasSize(1_001)
                .last()
                .satisfies(event -> assertThat(event.position()).hasValue(1_001));
        assertThat(server.lastRequest())
                .isEqualTo("GET /api/v1/stores/store/events?types=InvoiceSettled&after=1000&limit=1000 ");
    }

    private static String events(int from, int through) {
        return IntStream.rangeClosed(from, through)
                .mapToObj(position -> "{\"position\":" + position + ",\"type\":\"InvoiceSettled\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}

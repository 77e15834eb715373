package org.malipo.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.UUID.randomUUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store's events over the API. */
@ServerTest
class EventsApiTests {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Autowired
    private People people;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private Account owner;
    private StoreId store = new StoreId("");
    private String key = "";

    @BeforeEach
    void openAShop() {
        owner = people.person(randomUUID() + "@example.com");
        store = people.store(owner);
        key = people.unrestrictedKey(owner);
    }

    @Test
    void tellsWhatWebhooksCarryInTheOrderOfTheLog() {
        var other = people.store(owner);
        happens(other, "InvoiceCreated", 0);
        happens(store, "InvoiceCreated", 1);
        happens(store, "invoice.changed", 1);
        happens(store, "InvoiceSettled", 1);
        await().atMost(PATIENCE).until(() -> read("").size() == 2);

        var events = read("");

        assertThat(names(events.get(0)))
                .containsExactly("overPaid", "position", "type", "timestamp", "storeId", "invoiceId", "metadata");
        assertThat(events)
                .extracting(event -> event.get("type").asString())
                .containsExactly("InvoiceCreated", "InvoiceSettled");
        assertThat(position(events.get(0))).isLessThan(position(events.get(1)));
    }

    @Test
    void readsPageByPageWithoutSkipping() {
        IntStream.range(0, 25).forEach(number -> happens(store, "InvoiceCreated", number));
        await().atMost(PATIENCE).until(() -> read("").size() == 25);

        var seen = new ArrayList<String>();
        long after = 0;
        for (var page = read("?limit=10"); !page.isEmpty(); page = read("?limit=10&after=" + after)) {
            page.forEach(event -> seen.add(event.get("invoiceId").asString()));
            after = position(page.getLast());
        }

        assertThat(seen)
                .isEqualTo(IntStream.range(0, 25).mapToObj(n -> "invoice-" + n).toList());
    }

    @Test
    void tellsOnlyWhatIsWanted() {
        happens(store, "InvoiceCreated", 1);
        happens(store, "InvoiceSettled", 1);
        happens(store, "InvoiceExpired", 2);
        await().atMost(PATIENCE).until(() -> read("").size() == 3);

        assertThat(read("?types=InvoiceSettled,InvoiceExpired")).hasSize(2);
        assertThat(read("?types=InvoiceSettled&types=NoSuch")).hasSize(1);
        assertThat(read("?types=invoice.changed")).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        for (var query : List.of("?limit=0", "?limit=1001", "?after=-1", "?after=x")) {
            var answer = get(query, key, "application/json");
            assertThat(answer.statusCode()).as(query).isEqualTo(422);
            assertThat(JsonMapper.shared().readTree(answer.body()).at("/0/path").asString())
                    .isEqualTo(query.substring(1, query.indexOf('=')));
        }
        assertThat(get("", people.key(owner, "btcpay.store.canviewinvoices"), "*/*")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void saysWhatIsMissingToWhoWasAwayForTooLong() throws Exception {
        IntStream.range(0, 3).forEach(number -> happens(store, "InvoiceCreated", number));
        await().atMost(PATIENCE).until(() -> read("").size() == 3);
        long last = position(read("").getLast());
        jdbc.update("insert into event_pruned (store_id, through) values (?, ?)", store.value(), last - 1);

        var late = get("?after=" + (last - 2), key, "application/json");

        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("events-pruned").contains("after=" + (last - 1));
        assertThat(get("?after=" + (last - 2), key, "text/event-stream").statusCode())
                .isEqualTo(410);
        assertThat(read("?after=" + (last - 1))).hasSize(1);
        assertThat(read("")).hasSize(3);
    }

    @Test
    void streamsWhatFollowsTheLastEventSeen() throws Exception {
        happens(store, "InvoiceCreated", 1);
        happens(store, "InvoiceSettled", 1);
        await().atMost(PATIENCE).until(() -> read("").size() == 2);
        long first = position(read("").getFirst());

        try (var follower = follow(key, Long.toString(first))) {
            await().atMost(PATIENCE).until(() -> follower.has("event:InvoiceSettled"));
            happens(store, "InvoiceExpired", 2);
            happens(people.store(owner), "InvoiceInvalid", 3);
            await().atMost(PATIENCE).until(() -> follower.has("event:InvoiceExpired"));

            assertThat(follower.has("event:InvoiceCreated")).isFalse();
            assertThat(follower.has("event:InvoiceInvalid")).isFalse();
            assertThat(follower.ids()).isSorted().hasSize(2);
        }
    }

    @Test
    void endsAStreamWithTheRight() throws Exception {
        var other = people.person(randomUUID() + "@example.com");
        var foreign = people.key(other, "btcpay.store.webhooks.canmodifywebhooks");
        jdbc.update("""
                insert into account_membership (account_id, store_id, role_id, since)
                select ?, store_id, role_id, since from account_membership where store_id = ?
                """, other.id().value(), store.value());
        try (var follower = follow(foreign, null)) {
            await().atMost(PATIENCE).until(() -> follower.has(":after"));
            assertThat(follower.ended).isFalse();

            jdbc.update(
                    "delete from account_membership where account_id = ?",
                    other.id().value());

            await().atMost(Duration.ofSeconds(25)).until(() -> follower.ended);
        }
    }

    @Test
    void givesOnePersonSoManyStreams() throws Exception {
        var followers = new ArrayList<Follower>();
        try {
            for (int count = 0; count < EventStreams.MOST_OF_ONE_PERSON; count++) {
                followers.add(follow(key, null));
            }

            var refused = get("", key, "text/event-stream");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(refused.body()).contains("too-many-streams");
        } finally {
            followers.forEach(Follower::close);
        }
    }

    private void happens(StoreId where, String type, int number) {
        var payload = """
                {"overPaid": false, "type": "%s", "timestamp": 1700000000, "storeId": "%s", "invoiceId": "invoice-%d",
                "metadata": {}}
                """.formatted(type, where.value(), number);
        outbox.append(new NewEvent(type, where.value(), "invoice-" + number, payload));
    }

    private List<JsonNode> read(String query) {
        try {
            var answer = get(query, key, "*/*");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body()).valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String query, String apiKey, String accept)
            throws IOException, InterruptedException {
        return HTTP.send(request(query, apiKey, accept).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String query, String apiKey, String accept) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/stores/" + store.value() + "/events" + query))
                .header("Authorization", "token " + apiKey)
                .header("Accept", accept);
    }

    private Follower follow(String apiKey, @Nullable String lastId) throws Exception {
        var request = request("", apiKey, "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Follower(answer.body());
    }

    private static long position(JsonNode event) {
        return event.get("position").asLong();
    }

    private static List<String> names(JsonNode event) {
        return List.copyOf(event.propertyNames());
    }

    /** A client that reads lines until its stream ends. */
    private static final class Follower implements AutoCloseable {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final InputStream in; // closed without its reader, whose lock the reading thread holds
        private volatile boolean ended;

        Follower(InputStream in) {
            this.in = in;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            var reader = new BufferedReader(new InputStreamReader(in, UTF_8));
            try {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException _) {
                lines.add("closed");
            }
            ended = true;
        }

        boolean has(String start) {
            return lines.stream().anyMatch(line -> line.startsWith(start));
        }

        List<Long> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> Long.valueOf(line.substring(3)))
                    .toList();
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

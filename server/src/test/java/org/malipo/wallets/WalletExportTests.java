package org.malipo.wallets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Transactions and labels as files, and the course of the balance. */
@WalletTest
class WalletExportTests extends WalletApiCase {
    @Autowired
    private WalletLabels labels;

    @Autowired
    private TestClock clock;

    private String old;
    private String fresh;

    @BeforeEach
    void aWalletWithAPast() {
        history.tip(12);
        old = history.receive(wallet, 1, 10, Duration.ofDays(20));
        fresh = history.receive(wallet, 2, null, Duration.ofHours(1));
    }

    private String file(String path, String type) {
        var answer = get(path).expectStatus().isOk().expectBody(String.class).returnResult();
        assertThat(String.valueOf(answer.getResponseHeaders().getContentType())).startsWith(type);
        assertThat(answer.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo(path.substring(1));
        return String.valueOf(answer.getResponseBody());
    }

    private RestTestClient.ResponseSpec take(String file) {
        return as("unrestricted")
                .post()
                .uri(WALLET + "/labels.jsonl", wallet.store().value())
                .contentType(MediaType.parseMediaType("application/jsonl"))
                .body(file.getBytes(UTF_8))
                .exchange();
    }

    @Test
    void writesTransactionsForSpreadsheets() {
        var key = new ObjectKey("tx", old);
        labels.comment(wallet, key, "=1+1");
        labels.add(wallet, key, List.of("rent", "shop"));

        var lines = file("/transactions.csv", "text/csv").split("\r\n");

        assertThat(lines[0])
                .isEqualTo(
                        "\"Transaction Id\",\"Timestamp\",\"Amount\",\"Currency\",\"Is Confirmed\",\"Comment\",\"Labels\"");
        assertThat(lines[1]).startsWith("\"" + fresh + "\"").endsWith(",0.00002,\"BTC\",\"false\",\"\",\"\"");
        assertThat(lines[2]).endsWith(",0.00001,\"BTC\",\"true\",\"'=1+1\",\"rent, shop\"");
        assertThat(lines).hasSize(3);
    }

    @Test
    void writesTransactionsForPrograms() {
        labels.add(wallet, new ObjectKey("tx", old), List.of("rent"));
        file("/transactions.json", "application/json");

        assertThat(ok(get("/transactions.json"))).isEqualTo(ok(get("/transactions")));
    }

    @Test
    void takesLabelsOfOtherWalletsAndGivesThemBack() {
        var address = wallet.scheme().address(Branch.DEPOSIT, 1);
        var file = """
                {"type":"tx","ref":"%s","label":"rent"}
                {"type":"addr","ref":"%s","label":"of Asha"}
                {"type":"output","ref":"%s:0","label":"kept"}
                """.formatted(old, address, fresh);

        var taken = ok(take(file + "nonsense\n{\"type\":\"xpub\",\"ref\":\"x\",\"label\":\"y\"}\n"
                + "{\"type\":\"tx\",\"ref\":\"" + old.toUpperCase(Locale.ROOT) + "\",\"label\":\"" + "l".repeat(60)
                + "\"}\n"));

        assertThat(taken.toString()).isEqualTo("{\"imported\":4,\"otherTypes\":1,\"malformed\":1,\"shortened\":1}");
        assertThat(ok(get("/transactions/{id}", old)).path("labels").propertyNames())
                .containsExactlyInAnyOrder("rent", "l".repeat(50));
        assertThat(file("/labels.jsonl", "application/jsonl").lines())
                .contains(file.lines().toArray(String[]::new))
                .hasSize(4);
        assertThat(ok(take(file)).path("imported").asInt()).isEqualTo(3);
        assertThat(file("/labels.jsonl", "application/jsonl").lines()).hasSize(4);
    }

    @Test
    void refusesWhatIsNoFileOfLabels() {
        assertRefused(take(" ".repeat(1_000_001)), 413, "labels-too-large");
        as("unrestricted")
                .post()
                .uri(WALLET + "/labels.jsonl", wallet.store().value())
                .contentType(MediaType.TEXT_PLAIN)
                .body(new byte[] {(byte) 0xff})
                .exchange()
                .expectStatus()
                .isEqualTo(400);
        send(as("btcpay.store.canviewwallet"), HttpMethod.POST, "/labels.jsonl", "{}")
                .expectStatus()
                .isForbidden();
    }

    /** Checklist 33. */
    @Test
    void followsTheBalanceBack() {
        assertThat(numbers(histogram("month"), "series").getFirst()).isEqualTo("0");
        for (var type : List.of("Day", "Week", "Month", "YTD", "Year", "TwoYears")) {
            var before = clock.instant().getEpochSecond();
            var course = histogram(type);
            var times = numbers(course, "labels");

            assertThat(course.path("type").asString()).isEqualTo(type);
            assertThat(numbers(course, "series")).hasSize(30).last().isEqualTo("0.00003");
            assertThat(times).hasSize(30);
            assertThat(Long.parseLong(times.getLast()))
                    .isBetween(before, clock.instant().getEpochSecond());
            assertThat(course.path("balance").asString()).isEqualTo("0.00003");
        }
        assertThat(numbers(histogram("Week"), "series").subList(0, 29)).containsOnly("0.00001");
        assertThat(histogram("nonsense").path("type").asString()).isEqualTo("Week");
        assertThat(numbers(histogram("Month"), "series")).startsWith("0").contains("0.00001");
    }

    private JsonNode histogram(String type) {
        return ok(get("/histogram?type={type}", type));
    }

    private static List<String> numbers(JsonNode course, String list) {
        return course.path(list).valueStream().map(JsonNode::asString).toList();
    }
}

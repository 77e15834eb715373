package org.malipo.payouts;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.stores.Store;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop that owes money, and its calls of the API. A bitcoin costs 50,000 USD. */
abstract class PayoutCase {
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    RestTestClient anybody;

    @Autowired
    People people;

    @Autowired
    PretendedChain chain;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    Account owner;
    Store store;
    RestTestClient client;

    /** What came back. */
    record Answer(int status, JsonNode body) {
        String text(String path) {
            return body.at(path).asString("");
        }

        String code() {
            return text("/code");
        }

        List<String> paths() {
            return body.valueStream()
                    .map(error -> error.path("path").asString())
                    .toList();
        }
    }

    @BeforeEach
    void openAShop() {
        chain.begin();
        owner = people.person(UUID.randomUUID() + "@example.com");
        store = shop.open(owner);
        client = People.as(anybody, People.token(people.unrestrictedKey(owner)));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** {@return an address that no other test uses} */
    static String freshAddress() {
        var script = new byte[22];
        script[1] = 20;
        int number = NEXT.incrementAndGet();
        script[20] = (byte) (number >> 8);
        script[21] = (byte) number;
        return Addresses.ofScript(script, Network.REGTEST).orElseThrow();
    }

    String ofStore(String path) {
        return "/api/v1/stores/" + store.id() + path;
    }

    Answer pull(String body) {
        return post(ofStore("/pull-payments"), body);
    }

    /** {@return the id of a new pull payment} */
    String granted(String amount, String currency) {
        return pull("{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency))
                .text("/id");
    }

    static String claim(String destination, @Nullable String amount) {
        return amount == null
                ? "{\"destination\":\"%s\",\"payoutMethodId\":\"BTC-CHAIN\"}".formatted(destination)
                : "{\"destination\":\"%s\",\"amount\":\"%s\",\"payoutMethodId\":\"BTC-CHAIN\"}"
                        .formatted(destination, amount);
    }

    /** As a stranger. */
    Answer claimed(String pullPayment, String body) {
        return call(anybody, HttpMethod.POST, "/api/v1/pull-payments/" + pullPayment + "/payouts", body);
    }

    Answer post(String uri, String body) {
        return call(client, HttpMethod.POST, uri, body);
    }

    Answer get(String uri) {
        return call(client, HttpMethod.GET, uri, null);
    }

    Answer delete(String uri) {
        return call(client, HttpMethod.DELETE, uri, null);
    }

    static String one(Answer payout) {
        return "/api/v1/payouts/" + payout.text("/id");
    }

    List<String> told(String subject) {
        return jdbc.sql("select type from event where subject = :subject order by seq")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    static Answer call(RestTestClient as, HttpMethod method, String uri, @Nullable String body) {
        var request = as.method(method).uri(uri);
        var exchange = body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
        var result = exchange.expectBody(String.class).returnResult();
        var text = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                text == null || text.isBlank()
                        ? JsonMapper.shared().missingNode()
                        : JsonMapper.shared().readTree(text));
    }
}

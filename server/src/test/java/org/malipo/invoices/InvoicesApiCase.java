package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.stores.Store;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop and its calls of the invoice API. */
abstract class InvoicesApiCase {
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

    Account owner;
    Store store;
    RestTestClient client;

    /** What came back. */
    record Answer(int status, JsonNode body) {
        String text(String path) {
            return body.at(path).asString("");
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
        owner = shop.owner();
        store = shop.open(owner);
        client = People.as(anybody, People.token(people.unrestrictedKey(owner)));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    static long seconds(JsonNode invoice, String member) {
        assertThat(invoice.get(member).isIntegralNumber()).isTrue();
        return invoice.get(member).asLong();
    }

    Answer create(String body) {
        return call(HttpMethod.POST, "/api/v1/stores/" + store.id().value() + "/invoices", body);
    }

    Answer get(String id) {
        return call(HttpMethod.GET, one(id), null);
    }

    Answer list(String query) {
        return call(HttpMethod.GET, "/api/v1/stores/" + store.id().value() + "/invoices" + query, null);
    }

    static List<String> ids(Answer list) {
        return list.body()
                .valueStream()
                .map(invoice -> invoice.path("id").asString())
                .toList();
    }

    static String one(String id) {
        return "/api/v1/invoices/" + id;
    }

    String nested(String id) {
        return "/api/v1/stores/" + store.id().value() + "/invoices/" + id;
    }

    Answer call(HttpMethod method, String uri, @Nullable String body) {
        return call(client, method, uri, body);
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
                text == null || text.isBlank() ? JsonMapper.shared().missingNode() : read(text));
    }

    static JsonNode read(String text) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(text);
    }
}

package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What a store keeps about the things of its wallet, over the API. */
@WalletTest
class WalletObjectsApiTests extends WalletApiCase {
    private static final String OBJECTS = "/objects";
    private static final String ONE = "/objects/{type}/{id}";

    @Autowired
    private NoteBelongings belongings;

    private void put(String type, String id, String data) {
        done(send(HttpMethod.POST, OBJECTS, "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"data\":" + data + "}"));
    }

    private void link(String type, String id, String otherType, String otherId, String data) {
        done(send(
                HttpMethod.POST,
                ONE + "/links",
                "{\"type\":\"" + otherType + "\",\"id\":\"" + otherId + "\",\"data\":" + data + "}",
                type,
                id));
    }

    private JsonNode links(String type, String id) {
        return ok(get(ONE, type, id)).path("links");
    }

    @Test
    void makesAndReplaces() {
        put("zebra", "one", "{\"a\":1}");
        put("zebra", "one", "{\"b\":\"two\"}");

        assertThat(ok(get(ONE, "zebra", "one")).toString())
                .isEqualTo("{\"type\":\"zebra\",\"id\":\"one\",\"data\":{\"b\":\"two\"},\"links\":[]}");
        put("zebra", "one", "null");
        assertThat(ok(get(ONE, "zebra", "one")).path("data").isNull()).isTrue();
    }

    @Test
    void linksInBothDirectionsAndReplacesWhatIsKeptWithTheLink() {
        put("tx", "t", "{\"comment\":\"hello\"}");
        put("label", "rent", "{\"color\":\"#000000\"}");

        link("tx", "t", "label", "rent", "{\"n\":1}");
        link("label", "rent", "tx", "t", "{\"n\":2}");

        assertThat(links("tx", "t").toString())
                .isEqualTo(
                        "[{\"type\":\"label\",\"id\":\"rent\",\"linkData\":{\"n\":2},\"objectData\":{\"color\":\"#000000\"}}]");
        assertThat(links("label", "rent")
                        .path(0)
                        .path("objectData")
                        .path("comment")
                        .asString())
                .isEqualTo("hello");
        assertThat(ok(get(OBJECTS + "?includeNeighbourData=false&type=tx"))
                        .path(0)
                        .path("links")
                        .path(0)
                        .path("objectData")
                        .isNull())
                .isTrue();
    }

    @Test
    void removesLinksAndThingsWithTheirLinks() {
        put("tx", "t", "null");
        put("label", "rent", "null");
        put("label", "shop", "null");
        link("tx", "t", "label", "rent", "null");
        link("tx", "t", "label", "shop", "null");

        done(send(HttpMethod.DELETE, ONE + "/links/label/rent", null, "tx", "t"));
        assertThat(links("tx", "t")).hasSize(1);
        assertRefused(
                send(HttpMethod.DELETE, ONE + "/links/label/rent", null, "tx", "t"), 404, "wallet-object-not-found");

        done(send(HttpMethod.DELETE, ONE, null, "tx", "t"));
        assertThat(links("label", "shop")).isEmpty();
        assertRefused(send(HttpMethod.DELETE, ONE, null, "tx", "t"), 404, "wallet-object-not-found");
        assertRefused(get(ONE, "tx", "t"), 404, "wallet-object-not-found");
    }

    @Test
    void refusesWhatMakesNoSense() {
        put("tx", "t", "null");

        assertInvalid(send(HttpMethod.POST, OBJECTS, "{\"id\":\"a\"}"), "Type", "Type is required");
        assertInvalid(send(HttpMethod.POST, OBJECTS, "{\"type\":\"a\"}"), "Id", "Id is required");
        assertInvalid(get(OBJECTS + "?ids=t"), "Ids", "If ids is specified, type should be specified");
        assertInvalid(
                send(HttpMethod.POST, OBJECTS, "{\"type\":\"a\",\"id\":\"" + "é".repeat(501) + "\"}"),
                "Id",
                "Id is too long (Max 1000 bytes)");
        assertInvalid(
                send(HttpMethod.POST, ONE + "/links", "{\"type\":\"tx\",\"id\":\"t\"}", "tx", "t"),
                "Id",
                "An object can't be linked to itself");
        assertRefused(
                send(HttpMethod.POST, ONE + "/links", "{\"type\":\"label\",\"id\":\"no\"}", "tx", "t"),
                404,
                "wallet-object-not-found");
        assertRefused(
                send(HttpMethod.POST, OBJECTS, "{\"type\":\"a\",\"id\":\"b\",\"data\":{\"c\":\"\\u0000\"}}"),
                400,
                "invalid-text");
    }

    @Test
    void keepsTheLongestIdsApartInTheOrderOfTheDatabase() {
        var last = "\uFFFD".repeat(333);
        var beyond = "😀".repeat(250);
        put("a", last, "null");
        put("a", beyond, "null");

        link("a", beyond, "a", last, "null");

        assertThat(links("a", last)).hasSize(1);
        done(send(HttpMethod.DELETE, ONE + "/links/a/{other}", null, "a", last, beyond));
        assertThat(links("a", beyond)).isEmpty();
    }

    @Test
    void goesThroughAllPageByPage() {
        for (var id : new String[] {"c", "a", "b"}) {
            put("paged", id, "null");
        }
        put("pagee", "d", "null");

        var first = get(OBJECTS + "?type=paged&take=2");
        var next = String.valueOf(first.expectStatus()
                .isOk()
                .returnResult(byte[].class)
                .getResponseHeaders()
                .getFirst("Malipo-Next"));
        var rest = ok(get(OBJECTS + "?type=paged&take=2&after={after}", next));

        assertThat(ok(get(OBJECTS + "?type=paged&take=2")).findValuesAsString("id"))
                .containsExactly("a", "b");
        assertThat(rest.findValuesAsString("id")).containsExactly("c");
        assertThat(ok(get(OBJECTS)).findValuesAsString("id")).containsExactly("a", "b", "c", "d");
        assertThat(ok(get(OBJECTS + "?type=paged&ids=c&ids=a&ids=x")).findValuesAsString("id"))
                .containsExactly("a", "c");
        assertInvalid(get(OBJECTS + "?after=nonsense"), "after", "This is not where a page of this list ended");
    }

    @Test
    void tellsNothingToAStoreWithTheSameKeys() {
        var other = given.configured(people.store(admin), wallet.scheme().print());
        assertThat(other.id()).isEqualTo(wallet.id());

        put("tx", "t", "{\"comment\":\"from Asha\"}");

        assertThat(ok(get(as("unrestricted"), other.store(), OBJECTS))).isEmpty();
    }

    @Test
    void needsTheRights() {
        var viewer = as("btcpay.store.canviewwallet");
        get(viewer, wallet.store(), OBJECTS).expectStatus().isOk();

        send(viewer, HttpMethod.POST, OBJECTS, "{\"type\":\"a\",\"id\":\"b\"}")
                .expectStatus()
                .isForbidden();
        send(viewer, HttpMethod.DELETE, ONE, null, "a", "b").expectStatus().isForbidden();
        send(viewer, HttpMethod.POST, ONE + "/links", "{\"type\":\"a\",\"id\":\"b\"}", "a", "c")
                .expectStatus()
                .isForbidden();
        send(viewer, HttpMethod.DELETE, ONE + "/links/c/d", null, "a", "b")
                .expectStatus()
                .isForbidden();
        get(as("btcpay.store.canviewinvoices"), wallet.store(), OBJECTS)
                .expectStatus()
                .isForbidden();
    }

    /** Checklist 43. */
    @Test
    void takesOutpointsWithAColon() {
        var txid = "ab".repeat(32);

        put("utxo", txid + ":1", "null");

        assertThat(ok(get(ONE, "utxo", txid.toUpperCase(Locale.ROOT) + ":1"))
                        .path("id")
                        .asString())
                .isEqualTo(txid + "-1");
    }

    @Test
    void goesWithTheStore() {
        put("tx", "t", "null");
        put("label", "rent", "null");
        link("tx", "t", "label", "rent", "null");

        assertThat(belongings.letGo(wallet.store())).isTrue();

        assertThat(belongings.letGo(wallet.store())).isFalse();
        assertThat(ok(get(OBJECTS))).isEmpty();
    }
}

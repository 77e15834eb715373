package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.ServerPolicies.ExplorerLink;
import org.malipo.bitcoin.Branch;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Transactions and coins with what a store noted about them, over the API. */
@WalletTest
class WalletHistoryApiTests extends WalletApiCase {
    private static final String ALL = "/transactions";
    private static final String ONE = "/transactions/{id}";
    private static final String UNKNOWN = "ab".repeat(32);

    private String first;
    private String second;
    private String fresh;

    @BeforeEach
    void twoConfirmedAndOneUnconfirmed() {
        history.tip(12);
        first = history.receive(wallet, 1, 10, Duration.ofHours(3));
        second = history.receive(wallet, 2, 12, Duration.ofHours(2));
        fresh = history.receive(wallet, 3, null, Duration.ofHours(1));
    }

    private JsonNode patch(String txid, String body) {
        return ok(send(HttpMethod.PATCH, ONE, body, txid));
    }

    private List<String> listed(String query) {
        return ok(get(ALL + query)).findValuesAsString("transactionHash");
    }

    @Test
    void showsATransaction() {
        var shown = ok(get(ONE, second));

        assertThat(shown.path("transactionHash").asString()).isEqualTo(second);
        assertThat(shown.path("amount").toString()).isEqualTo("\"0.00002\"");
        assertThat(shown.path("confirmations").asInt()).isEqualTo(1);
        assertThat(shown.path("blockHeight").asInt()).isEqualTo(12);
        assertThat(shown.path("status").asString()).isEqualTo("Confirmed");
        assertThat(shown.path("comment").asString()).isEmpty();
        assertThat(shown.path("labels").toString()).isEqualTo("{}");
        assertThat(ok(get(ALL)).path(0).path("blockHash").isNull()).isTrue();
        assertRefused(get(ONE, UNKNOWN), 404, "transaction-not-found");
        assertRefused(get(ONE, "hello"), 404, "transaction-not-found");
    }

    @Test
    void appliesFiltersTogetherAndThenCutsThePage() {
        patch(first, "{\"labels\":[\"rent\"]}");
        patch(fresh, "{\"labels\":[\"rent\"]}");

        assertThat(listed("")).containsExactly(fresh, second, first);
        assertThat(listed("?skip=1&limit=1")).containsExactly(second);
        assertThat(listed("?statusFilter=confirmed")).containsExactly(second, first);
        assertThat(listed("?statusFilter=Unconfirmed")).containsExactly(fresh);
        assertThat(listed("?statusFilter=Unconfirmed&statusFilter=Confirmed")).hasSize(3);
        assertThat(listed("?labelFilter=rent")).containsExactly(fresh, first);
        assertThat(listed("?labelFilter=rent&skip=1")).containsExactly(first);
        assertThat(listed("?labelFilter=rent&statusFilter=Confirmed")).containsExactly(first);
        assertThat(listed("?labelFilter=nothing")).isEmpty();
        assertThat(listed("?limit=0")).isEmpty();
    }

    @Test
    void goesThroughThePagesOfAFilter() {
        patch(first, "{\"labels\":[\"rent\"]}");
        patch(fresh, "{\"labels\":[\"rent\"]}");

        var headers = get(ALL + "?labelFilter=rent&limit=1")
                .returnResult(byte[].class)
                .getResponseHeaders();
        var next = String.valueOf(headers.getFirst("Malipo-Next"));

        var last = get(ALL + "?labelFilter=rent&limit=1&after={after}", next);
        assertThat(last.returnResult(byte[].class).getResponseHeaders().containsHeader("Malipo-Next"))
                .isFalse();
        assertThat(ok(get(ALL + "?labelFilter=rent&limit=1&after={after}", next))
                        .findValuesAsString("transactionHash"))
                .containsExactly(first);
        assertInvalid(get(ALL + "?after=x"), "after", "This is not where a page of this list ended");
    }

    @Test
    void addsLabelsAndKeepsAComment() {
        patch(first, "{\"comment\":\"  hello \",\"labels\":[\" rent \",\"rent\",\"\",\"" + "ü".repeat(60) + "\"]}");
        var shown = patch(first, "{\"labels\":[\"shop\"]}");

        assertThat(shown.path("comment").asString()).isEqualTo("hello");
        assertThat(shown.path("labels").propertyNames()).containsExactlyInAnyOrder("rent", "shop", "ü".repeat(50));
        assertThat(shown.path("labels").path("rent").toString()).isEqualTo("{\"type\":\"raw\",\"text\":\"rent\"}");
        assertThat(ok(get("/objects/label/rent")).path("data").path("color").asString())
                .matches("#[0-9a-f]{6}");

        assertThat(patch(first, "{\"comment\":\"" + "c".repeat(300) + "\"}")
                        .path("comment")
                        .asString())
                .hasSize(200);
        assertThat(patch(first, "{\"comment\":\" \"}").path("comment").asString())
                .isEmpty();
        assertThat(patch(first, "{}").path("labels")).hasSize(3);
    }

    @Test
    void notesSomethingAboutAnUnknownTransactionOnlyIfForced() {
        assertRefused(send(HttpMethod.PATCH, ONE, "{\"comment\":\"x\"}", UNKNOWN), 404, "transaction-not-found");

        var noted = ok(send(HttpMethod.PATCH, ONE + "?force=true", "{\"comment\":\"x\",\"labels\":[\"l\"]}", UNKNOWN));

        assertThat(noted.path("comment").asString()).isEqualTo("x");
        assertThat(noted.path("labels").propertyNames()).containsExactly("l");
        assertThat(noted.path("amount").asString()).isEqualTo("0");
        assertThat(ok(get("/objects/tx/{id}", UNKNOWN)).path("links")).hasSize(1);
        assertRefused(get(ONE, UNKNOWN), 404, "transaction-not-found");
        as("btcpay.store.canviewwallet")
                .patch()
                .uri(WALLET + ONE, wallet.store().value(), first)
                .body("{}")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void showsThingsBesideLabels() {
        attach("invoice", "inv1");
        attach("invoice", "inv2");
        attach("payout", "out1");
        attach("payout", "out2");
        attach("app", "app1");
        attach("zebra", "z");

        var labels = ok(get(ONE, first)).path("labels");

        assertThat(labels.propertyNames()).containsExactly("app", "invoice", "invoice inv2", "payout");
        assertThat(labels.path("invoice").toString())
                .isEqualTo("{\"type\":\"invoice\",\"text\":\"invoice\",\"reference\":\"inv1\",\"invoiceId\":\"inv1\"}");
        assertThat(labels.path("payout").path("payoutIds").toString()).isEqualTo("[\"out1\",\"out2\"]");
        assertThat(labels.path("app").path("appId").asString()).isEqualTo("app1");
        assertThat(listed("?labelFilter=invoice")).containsExactly(first);
        assertThat(listed("?labelFilter=zebra")).isEmpty();
    }

    private void attach(String type, String id) {
        done(send(HttpMethod.POST, "/objects", "{\"type\":\"" + type + "\",\"id\":\"" + id + "\"}"));
        patch(first, "{\"labels\":[]}");
        done(send(HttpMethod.POST, "/objects", "{\"type\":\"tx\",\"id\":\"" + first + "\"}"));
        done(send(
                HttpMethod.POST,
                "/objects/tx/" + first + "/links",
                "{\"type\":\"" + type + "\",\"id\":\"" + id + "\"}"));
    }

    @Test
    void showsCoinsWithWhatIsNotedAboutThemTheirAddressAndTheirTransaction() {
        var address = wallet.scheme().address(Branch.DEPOSIT, 1);
        patch(first, "{\"labels\":[\"of the transaction\"]}");
        put("address", address, "{\"comment\":\"of the address\"}", "of the address");
        put("utxo", first + "-0", "null", "of the coin");

        var coin = ok(get("/utxos")).path(0);

        assertThat(coin.path("outpoint").asString()).isEqualTo(first + "-0");
        assertThat(coin.path("amount").toString()).isEqualTo("\"0.00001\"");
        assertThat(coin.path("address").asString()).isEqualTo(address);
        assertThat(coin.path("keyPath").asString()).isEqualTo("0/1");
        assertThat(coin.path("confirmations").asInt()).isEqualTo(3);
        assertThat(coin.path("comment").asString()).isEqualTo("of the address");
        assertThat(coin.path("labels").propertyNames())
                .containsExactlyInAnyOrder("of the transaction", "of the address", "of the coin");
        assertThat(ok(get("/utxos")).path(1).path("labels")).isEmpty();
    }

    @Test
    void leadsToTheExplorerThatTheOperatorNamed() {
        assertThat(ok(get("/utxos")).path(0).path("link").isNull()).isTrue();

        people.policy("explorerLinks", List.of(new ExplorerLink("BTC-CHAIN", "https://look.example/tx/{0}")));

        assertThat(ok(get("/utxos")).path(0).path("link").asString()).isEqualTo("https://look.example/tx/" + first);
    }

    private void put(String type, String id, String data, String label) {
        done(send(
                HttpMethod.POST,
                "/objects",
                "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"data\":" + data + "}"));
        done(send(HttpMethod.POST, "/objects", "{\"type\":\"label\",\"id\":\"" + label + "\"}"));
        done(send(
                HttpMethod.POST,
                "/objects/" + type + "/" + id + "/links",
                "{\"type\":\"label\",\"id\":\"" + label + "\"}"));
    }
}

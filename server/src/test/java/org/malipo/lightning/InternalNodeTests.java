package org.malipo.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.testing.ServerTest;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** The server's own node: who uses it, and that stores that share it do not meet. */
@ServerTest
class InternalNodeTests extends LightningCase {
    private static final String CONFIG = "{'config': {'internalNodeRef': 'Internal Node'}}";

    @BeforeEach
    void aNode() {
        internalNode("store");
    }

    private void policyForAll() {
        people.policy("allowLightningInternalNodeForAll", true);
    }

    private static JsonNode invoice(RestTestClient who, String path, Object... values) {
        return ok(post(who, path + "/invoices", "{'amount': '1000', 'description': 'x'}", values));
    }

    @Test
    void isTheAdministrators() {
        assertThat(ok(get(admin(), SERVER + "/info")).get("alias").asString()).isEqualTo("store");
        assertRefused(get(person(), SERVER + "/info"), 403, "missing-permission");
        assertThat(invoice(as(admin, "btcpay.server.cancreatelightninginvoiceinternalnode"), SERVER)
                        .get("status")
                        .asString())
                .isEqualTo("Unpaid");
        assertRefused(
                get(as(admin, "btcpay.server.canviewlightninginvoiceinternalnode"), SERVER + "/balance"),
                403,
                "missing-permission");
    }

    @Test
    void isNotThereUnlessTheSettingsNameIt() {
        System.clearProperty("malipo.network.regtest.lightning");

        assertRefused(get(admin(), SERVER + "/info"), 404, "lightning-not-configured");
        assertInvalid(
                call(admin(), HttpMethod.PUT, METHOD, CONFIG, store.value()),
                "ConnectionString",
                "The internal lightning node is not set up");
    }

    @Test
    void isConnectedByAnAdministrator() {
        var made = ok(call(admin(), HttpMethod.PUT, METHOD, CONFIG, store.value()));

        assertThat(made.get("config").toString()).isEqualTo("{\"internalNodeRef\":\"Internal Node\"}");
        assertThat(ok(get(admin(), STORE + "/info", store.value())).get("alias").asString())
                .isEqualTo("store");
    }

    @Test
    void isConnectedByOthersWhereThePolicyLetsThem() {
        assertRefused(
                call(person(), HttpMethod.PUT, METHOD, "{'config': 'Internal Node'}", other.value()),
                403,
                "missing-permission");
        policyForAll();

        call(person(), HttpMethod.PUT, METHOD, "{'config': 'Internal Node'}", other.value())
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /info",
        "GET, /balance",
        "GET, /histogram",
        "POST, /connect",
        "GET, /channels",
        "POST, /channels",
        "POST, /address",
        "POST, /invoices/pay",
        "GET, /payments",
        "GET, /payments/0000000000000000000000000000000000000000000000000000000000000000"
    })
    void isNotReachedThroughAStoreByOthers(String method, String path) {
        policyForAll();
        ok(call(person(), HttpMethod.PUT, METHOD, CONFIG, other.value()));

        var refused = body(call(person(), HttpMethod.valueOf(method), STORE + path, "{}", other.value())
                .expectStatus()
                .isForbidden());

        assertThat(refused.get("missingPermission").asString()).isEqualTo("btcpay.server.canuseinternallightningnode");
        assertThat(refused.get("message").asString())
                .isEqualTo("The user should be admin to use the internal lightning node");
    }

    @Test
    void showsAStoreTheInvoicesThatItMadeAlone() {
        policyForAll();
        ok(call(person(), HttpMethod.PUT, METHOD, CONFIG, other.value()));
        ok(call(admin(), HttpMethod.PUT, METHOD, CONFIG, store.value()));
        var theirs = invoice(admin(), STORE, store.value());
        var servers = invoice(admin(), SERVER);
        var own = invoice(person(), STORE, other.value());

        var seen = ok(get(person(), STORE + "/invoices", other.value()));

        assertThat(seen.valueStream()).containsExactly(own);
        var list = STORE + "/invoices?offsetIndex={offset}";
        assertThat(ok(get(person(), list, other.value(), -1))).isEqualTo(seen);
        assertThat(ok(get(person(), list, other.value(), 1))).isEmpty();
        for (var foreign : new JsonNode[] {theirs, servers}) {
            var path = STORE + "/invoices/{id}";
            assertRefused(get(person(), path, other.value(), foreign.get("id").asString()), 404, "invoice-not-found");
            assertRefused(
                    get(
                            person(),
                            path,
                            other.value(),
                            foreign.get("paymentHash").asString()),
                    404,
                    "invoice-not-found");
        }
        assertThat(ok(get(
                        person(),
                        STORE + "/invoices/{id}",
                        other.value(),
                        own.get("id").asString())))
                .isEqualTo(own);
        assertThat(ok(get(admin(), SERVER + "/invoices/{id}", own.get("id").asString())))
                .isEqualTo(own);
    }

    @Test
    void tellsNobodyItsConnectionString() {
        ok(call(admin(), HttpMethod.PUT, METHOD, CONFIG, store.value()));

        var seen =
                ok(get(admin(), METHOD + "?includeConfig=true", store.value())).toString()
                        + ok(get(admin(), "/api/v1/server/info"));

        assertThat(seen).doesNotContain("macaroon", network.byFiles("store"));
    }
}

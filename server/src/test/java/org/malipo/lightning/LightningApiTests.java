package org.malipo.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;
import org.malipo.ln.bolt11.Description;
import org.malipo.ln.connection.Secret;
import org.malipo.sandbox.lightning.Faults;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What the API tells of a store's node, and has it do. */
@ServerTest
class LightningApiTests extends LightningCase {
    @Autowired
    private NodeTable nodes;

    @BeforeEach
    void aNode() {
        storeHas("store");
    }

    @Test
    void tellsWhoTheNodeIs() {
        var info = ok(get(admin(), STORE + "/info", store.value()));

        assertThat(info.get("alias").asString()).isEqualTo("store");
        assertThat(info.get("nodeURIs").get(0).asString())
                .startsWith(network.node("store").id() + "@");
        assertThat(info.get("activeChannelsCount").asInt()).isEqualTo(2);
        assertThat(info.propertyNames())
                .containsExactly(
                        "nodeURIs",
                        "blockHeight",
                        "alias",
                        "color",
                        "version",
                        "peersCount",
                        "activeChannelsCount",
                        "inactiveChannelsCount",
                        "pendingChannelsCount");
    }

    @Test
    void tellsWhatTheNodeHas() {
        var balance = ok(get(admin(), STORE + "/balance", store.value()));

        assertThat(balance.get("onchain").propertyNames()).containsExactly("confirmed", "unconfirmed", "reserved");
        assertThat(Long.parseLong(balance.at("/offchain/local").asString())).isPositive();
        assertThat(balance.get("offchain").propertyNames()).containsExactly("opening", "local", "remote", "closing");
    }

    @Test
    void knowsNoHistogram() {
        assertRefused(get(admin(), STORE + "/histogram", store.value()), 404, "histogram-not-found");
    }

    @Test
    void listsChannels() {
        var channels = ok(get(admin(), STORE + "/channels", store.value()));

        assertThat(channels.valueStream()
                        .map(channel -> channel.get("remoteNode").asString()))
                .containsExactlyInAnyOrder(
                        network.node("payer").id(), network.node("hub").id());
        var first = channels.get(0);
        assertThat(first.get("channelPoint").asString()).matches("[0-9a-f]{64}-\\d+");
        assertThat(first.get("capacity").asString()).endsWith("000");
    }

    @Test
    void givesAnAddressToFundTheNode() {
        var address = ok(post(admin(), STORE + "/address", "{}", store.value()));

        assertThat(address.asString()).startsWith("bcrt1");
    }

    @Test
    void connectsToANode() {
        var peer = "{'nodeURI': '" + network.node("hub").id() + "@127.0.0.1:9735'}";

        post(admin(), STORE + "/connect", peer, store.value())
                .expectStatus()
                .isOk()
                .expectBody()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'nodeURI': ''}", "{'nodeURI': 'hello'}", "{'nodeURI': '02ff@127.0.0.1:9735'}"})
    void connectsToNoNonsense(String body) {
        assertInvalid(
                post(admin(), STORE + "/connect", body, store.value()),
                "NodeURI",
                "A valid node info was not provided to connect to");
    }

    @Test
    void tellsAllThatIsWrongWithAChannel() {
        var missing = body(post(admin(), STORE + "/channels", "{}", store.value())
                .expectStatus()
                .isEqualTo(422));
        var zero = body(post(admin(), STORE + "/channels", "{'channelAmount': '0', 'feeRate': 0}", store.value())
                .expectStatus()
                .isEqualTo(422));

        assertThat(messages(missing))
                .containsExactly(
                        "A valid node info was not provided to open a channel with",
                        "ChannelAmount is missing",
                        "FeeRate is missing");
        assertThat(messages(zero)).contains("ChannelAmount must be more than 0", "FeeRate must be more than 0");
    }

    private static List<String> messages(JsonNode errors) {
        return errors.valueStream()
                .map(error -> error.get("message").asString())
                .toList();
    }

    @Test
    void opensNoChannelThatTheNodeCantPay() {
        var order = "{'nodeURI': '" + network.node("hub").id()
                + "@127.0.0.1:9735', 'channelAmount': '100000000', 'feeRate': 2}";

        assertRefused(post(admin(), STORE + "/channels", order, store.value()), 400, "cannot-afford-funding");
    }

    @Test
    void makesAnInvoice() throws Bolt11Exception {
        var made = ok(post(
                admin(),
                STORE + "/invoices",
                "{'amount': '123456', 'description': 'coffee', 'expiry': 600}",
                store.value()));

        var bolt11 = Bolt11.decode(made.get("BOLT11").asString());
        assertThat(bolt11.amount().orElseThrow().value()).isEqualTo(123_456);
        assertThat(bolt11.expiry().toSeconds()).isEqualTo(600);
        assertThat(bolt11.description()).isEqualTo(new Description.Text("coffee"));
        assertThat(made.get("status").asString()).isEqualTo("Unpaid");
        assertThat(made.get("amount").asString()).isEqualTo("123456");
        assertThat(made.get("preimage").isNull()).isTrue();
        assertThat(ok(get(
                        admin(),
                        STORE + "/invoices/{id}",
                        store.value(),
                        made.get("id").asString())))
                .isEqualTo(made);
        assertThat(ok(get(admin(), STORE + "/invoices?pendingOnly=true", store.value()))
                        .toString())
                .contains(made.get("BOLT11").asString());
    }

    @Test
    void makesAnInvoiceOfAnyAmountWithAHash() throws Bolt11Exception {
        var made = ok(post(
                admin(),
                STORE + "/invoices",
                "{'amount': 0, 'description': 'a long story', 'descriptionHashOnly': true}",
                store.value()));

        var bolt11 = Bolt11.decode(made.get("BOLT11").asString());
        assertThat(bolt11.amount()).isEmpty();
        assertThat(bolt11.description()).isInstanceOf(Description.Hash.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'amount': '-1'} | Amount | Amount should be more or equals to 0",
                "{'amount': '0.5'} | Amount | Amount should be more or equals to 0",
                "{'amount': '1', 'expiry': 0} | Expiry | Expiry should be more than 0",
                "{'amount': '1', 'descriptionHashOnly': true} | DescriptionHashOnly |"
                        + " Description is required when `descriptionHashOnly` is true",
            })
    void tellsWhatIsWrongWithAnInvoice(String body, String path, String message) {
        assertInvalid(post(admin(), STORE + "/invoices", body, store.value()), path, message);
    }

    @Test
    void tellsThatTheNodeRefusesAnInvoice() {
        var long700 = "x".repeat(700);

        assertRefused(
                post(admin(), STORE + "/invoices", "{'amount': '1', 'description': '" + long700 + "'}", store.value()),
                400,
                "generic-error");
    }

    @Test
    void knowsNoOtherInvoiceOrPayment() {
        var nobody = "00".repeat(32);

        assertRefused(get(admin(), STORE + "/invoices/{id}", store.value(), nobody), 404, "invoice-not-found");
        assertRefused(get(admin(), STORE + "/invoices/x", store.value()), 404, "invoice-not-found");
        assertRefused(get(admin(), STORE + "/payments/{id}", store.value(), nobody), 404, "payment-not-found");
        assertRefused(get(admin(), STORE + "/payments/x", store.value()), 404, "payment-not-found");
    }

    @Test
    void knowsNoOtherCurrency() {
        assertRefused(get(admin(), STORE.replace("BTC", "DOGE") + "/info", store.value()), 404, "unknown-cryptocode");
        assertRefused(get(admin(), SERVER.replace("BTC", "DOGE") + "/info"), 404, "unknown-cryptocode");
    }

    @Test
    void saysSoWhenTheNodeIsAway() {
        network.node("store").faults().arm(new Faults.DropAnswer(), "/v1/getinfo", 0);

        var answer = get(admin(), STORE + "/info", store.value());

        var body = body(answer.expectStatus().isEqualTo(503));
        assertThat(body.get("code").asString()).isEqualTo("lightning-node-unavailable");
        assertThat(body.get("message").asString()).startsWith("The lightning node is unavailable (Unavailable: ");
    }

    /** As if its name had been a public one's when it was connected. */
    @Test
    void callsNoUsersNodeThatTurnsOutToBePrivate() {
        var connection = new Secret("type=lnd-rest;server=https://10.255.255.1:8080;macaroon=00");
        nodes.use(other, nodes.insert(other, connection, false).id());

        var refused = body(
                get(person(), STORE + "/info", other.value()).expectStatus().isEqualTo(503));

        assertThat(refused.get("message").asString()).contains("private");
    }

    /** As an administrator's file was, whom a rightless user could otherwise have read. */
    @Test
    void readsNoFileForAUserWhateverTheDatabaseSays() {
        nodes.use(
                other,
                nodes.insert(other, new Secret(network.byFiles("store")), false).id());

        get(person(), STORE + "/info", other.value()).expectStatus().is5xxServerError();
    }

    @ParameterizedTest
    @CsvSource({
        "btcpay.store.canviewlightninginvoice, GET, /invoices, 200",
        "btcpay.store.canviewlightninginvoice, POST, /invoices, 403",
        "btcpay.store.cancreatelightninginvoice, GET, /invoices, 200",
        "btcpay.store.cancreatelightninginvoice, POST, /invoices/pay, 403",
        "btcpay.store.cancreatelightninginvoice, GET, /payments, 403",
        "btcpay.store.cancreatelightninginvoice, GET, /channels, 403",
        "btcpay.store.cancreatelightninginvoice, POST, /connect, 403",
        "btcpay.store.cancreatelightninginvoice, POST, /address, 403",
        "btcpay.store.canuselightningnode, POST, /address, 200",
        "btcpay.store.canuselightningnode, GET, /payments, 200",
        "btcpay.store.canmodifyinvoices, POST, /invoices/pay, 403",
    })
    void asksForTheStrongerPermission(String grant, String method, String path, int status) {
        var key = as(admin, grant);
        var response =
                call(key, HttpMethod.valueOf(method), STORE + path, method.equals("GET") ? null : "{}", store.value());

        response.expectStatus().isEqualTo(status);
    }
}

package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.chain.PretendedNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Programs that make, sign and send transactions of several signers. */
abstract class PendingApiCase extends PendingCase {
    private static final String PENDING = "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/pending";

    @Autowired
    private RestTestClient client;

    private String authorization = "";

    @BeforeEach
    void aProgramWithAKey() {
        authorization = People.token(people.unrestrictedKey(owner));
    }

    JsonNode post(Account who, String grant, String path, String body, int status) {
        return answered(
                People.as(client, People.token(people.key(who, grant)))
                        .post()
                        .uri(PENDING + path, wallet.store().value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange(),
                status);
    }

    JsonNode get(String path, int status) {
        return answered(
                People.as(client, People.token(people.key(owner, "btcpay.store.canviewwallet")))
                        .get()
                        .uri(PENDING + path, wallet.store().value())
                        .exchange(),
                status);
    }

    private static JsonNode answered(RestTestClient.ResponseSpec response, int status) {
        var answer = response.expectBody(JsonNode.class).returnResult();
        assertThat(answer.getStatus().value())
                .as(String.valueOf(answer.getResponseBody()))
                .isEqualTo(status);
        var body = answer.getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    JsonNode keyed(String key, String body, int status) {
        return answered(
                People.as(client, authorization)
                        .post()
                        .uri(PENDING, wallet.store().value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", key)
                        .body(body)
                        .exchange(),
                status);
    }

    static String order(String btc) {
        return order(btc, "");
    }

    static String order(String btc, String more) {
        var stranger = Addresses.ofScript(PretendedNode.stranger().toByteArray(), Network.REGTEST)
                .orElseThrow();
        return "{\"destinations\":[{\"destination\":\"%s\",\"amount\":\"%s\"}],\"feerate\":2%s}"
                .formatted(stranger, btc, more);
    }

    static String signature(String psbt) {
        return "{\"psbt\":\"" + psbt + "\"}";
    }

    PendingTransaction created() {
        var made = post(owner, "btcpay.store.cancreatetransactions", "", order("0.0004"), 200);
        return transactions
                .find(wallet, new PendingId(made.path("id").asString()))
                .orElseThrow();
    }
}

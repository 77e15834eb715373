package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.PretendedNode;
import org.malipo.wallets.sending.Outpoints;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Transactions of several signers, as programs make and sign them. */
class PendingApiTests extends PendingCase {
    private static final String PENDING = "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/pending";

    @Autowired
    private RestTestClient client;

    private String authorization = "";

    @BeforeEach
    void aProgramWithAKey() {
        authorization = People.token(people.unrestrictedKey(owner));
    }

    private JsonNode post(Account who, String grant, String path, String body, int status) {
        return answered(
                People.as(client, People.token(people.key(who, grant)))
                        .post()
                        .uri(PENDING + path, wallet.store().value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange(),
                status);
    }

    private JsonNode get(String path, int status) {
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

    private JsonNode keyed(String key, String body, int status) {
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

    private static String order(String btc) {
        return order(btc, "");
    }

    private static String order(String btc, String more) {
        var stranger = Addresses.ofScript(PretendedNode.stranger().toByteArray(), Network.REGTEST)
                .orElseThrow();
        return "{\"destinations\":[{\"destination\":\"%s\",\"amount\":\"%s\"}],\"feerate\":2%s}"
                .formatted(stranger, btc, more);
    }

    private static String signature(String psbt) {
        return "{\"psbt\":\"" + psbt + "\"}";
    }

    private PendingTransaction created() {
        var made = post(owner, "btcpay.store.cancreatetransactions", "", order("0.0004"), 200);
        return transactions
                .find(wallet, new PendingId(made.path("id").asString()))
                .orElseThrow();
    }

    @Test
    void makesOneThatSignersSignAndSomebodySends() {
        coin(100_000);
        var made = created();
        var id = "/" + made.id();

        var once = post(
                signers.get(1),
                "btcpay.store.cansigntransactions",
                id + "/signatures",
                signature(devices.get(1).sign(made.base()).toBase64()),
                200);
        assertThat(once.path("state").asString()).isEqualTo("Pending");
        assertThat(once.path("signaturesCollected").asInt()).isEqualTo(1);
        assertThat(once.path("keys").get(1).path("signed").asBoolean()).isTrue();
        assertThat(once.path("keys").get(1).path("userId").asString())
                .isEqualTo(signers.get(1).id().value());
        post(
                owner,
                "btcpay.store.cansigntransactions",
                id + "/signatures",
                signature(devices.get(0).sign(made.base()).toHex()),
                200);
        var sent = post(owner, "btcpay.store.canbroadcasttransactions", id + "/broadcast", "{}", 200);

        assertThat(sent.path("state").asString()).isEqualTo("Broadcast");
        assertThat(sent())
                .extracting(tx -> tx.txid.value.toHex())
                .containsExactly(sent.path("transactionId").asString());
        assertThat(get("?onlyOpen=true", 200)).isEmpty();
        assertThat(get(id, 200)).isEqualTo(sent);
    }

    @Test
    void tellsWhatIsReservedAndWhatItCosts() {
        coin(100_000);

        var made = post(owner, "btcpay.store.cancreatetransactions", "", order("0.0004"), 200);

        assertThat(made.path("outpoints")).hasSize(1);
        assertThat(made.path("fee").asString()).startsWith("0.00000");
        assertThat(made.path("amount").asString()).startsWith("-0.00040");
        assertThat(made.path("signaturesNeeded").asInt()).isEqualTo(2);
        assertThat(made.path("signaturesTotal").asInt()).isEqualTo(3);
        assertThat(get("", 200)).containsExactly(made);
        var again = post(owner, "btcpay.store.cancreatetransactions", "", order("0.0004"), 422);
        assertThat(again.get(0).path("message").asString())
                .isEqualTo("There are no available utxos based on your request");
    }

    @Test
    void signersOfEitherVersionSignTogether() throws PsbtException {
        coin(100_000);
        var made = post(owner, "unrestricted", "", order("0.0004", ",\"psbtVersion\":2"), 200);
        var psbt = Psbt.parse(made.path("psbt").asString());
        assertThat(psbt.version()).isEqualTo(2);
        var signatures = "/" + made.path("id").asString() + "/signatures";

        post(
                owner,
                "unrestricted",
                signatures,
                signature(devices.get(0).sign(psbt).toBase64()),
                200);
        var signed = post(
                owner,
                "unrestricted",
                signatures,
                signature(devices.get(1).sign(psbt.toVersion0()).toBase64()),
                200);

        assertThat(signed.path("state").asString()).isEqualTo("Signed");
        assertThat(Psbt.parse(signed.path("psbt").asString()).version()).isEqualTo(2);
        post(owner, "unrestricted", "/" + made.path("id").asString() + "/broadcast", "{}", 200);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aPsbtOfTheFirstVersionTakesSignaturesOfTheSecond() throws PsbtException {
        coin(100_000);
        var made = created();
        assertThat(made.base().version()).isZero();
        var signatures = "/" + made.id() + "/signatures";

        post(
                owner,
                "unrestricted",
                signatures,
                signature(devices.get(0).sign(made.base().toVersion2()).toBase64()),
                200);
        var signed = post(
                owner,
                "unrestricted",
                signatures,
                signature(devices.get(2).sign(made.base()).toBase64()),
                200);

        assertThat(signed.path("state").asString()).isEqualTo("Signed");
        assertThat(Psbt.parse(signed.path("psbt").asString()).version()).isZero();
    }

    @Test
    void knowsNoOtherVersion() {
        coin(100_000);

        var wrong = post(owner, "unrestricted", "", order("0.0004", ",\"psbtVersion\":1"), 422);

        assertThat(wrong.get(0).path("path").asString()).isEqualTo("PsbtVersion");
    }

    /** With a key as well as without. */
    @Test
    void leavesCoinsThatStandOnTooMuch() {
        var late = coinAfter(24, 100_000);
        var early = coinAfter(23, 100_000);

        var made = keyed("rent-june", order("0.0004"), 200);

        assertThat(made.path("outpoints").valueStream().map(JsonNode::asString))
                .containsExactly(Outpoints.print(early))
                .doesNotContain(Outpoints.print(late));
    }

    @Test
    void aRepeatMakesNoOther() {
        coin(100_000);
        coin(100_000);
        var first = keyed("rent-june", order("0.0004"), 200);
        jdbc.update("delete from idempotency_key");

        var second = keyed("rent-june", order("0.0004"), 200);

        assertThat(second).isEqualTo(first);
        assertThat(get("", 200)).hasSize(1);
        assertThat(heldCoins()).isEqualTo(1);
        jdbc.update("delete from idempotency_key");
        assertThat(keyed("rent-june", order("0.0003"), 422).path("code").asString())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void requestsOfOneKeyAtOnceAllHearOfTheSame() throws Exception {
        for (var i = 0; i < 4; i++) {
            coin(100_000);
        }
        Callable<JsonNode> request = () -> keyed("rent-june", order("0.0004"), 200);

        List<JsonNode> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(List.of(request, request, request)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void aRefusedRequestMayBeRepeatedWithItsKey() {
        keyed("rent-june", order("0.0004"), 422);
        coin(100_000);

        assertThat(keyed("rent-june", order("0.0004"), 200).path("state").asString())
                .isEqualTo("Pending");
    }

    @Test
    void asksForTheRightOfEachStep() {
        coin(100_000);
        var id = "/" + created().id();

        post(owner, "btcpay.store.canviewwallet", "", order("0.0001"), 403);
        post(owner, "btcpay.store.cancreatetransactions", id + "/signatures", signature(""), 403);
        post(owner, "btcpay.store.cansigntransactions", id + "/broadcast", "{}", 403);
        post(owner, "btcpay.store.canbroadcasttransactions", id + "/cancel", "{}", 403);
        var cancelled = post(owner, "btcpay.store.cancanceltransactions", id + "/cancel", "{}", 200);

        assertThat(cancelled.path("state").asString()).isEqualTo("Cancelled");
    }

    @Test
    void saysWhatIsWrong() {
        coin(100_000);
        var pending = made(40_000);
        var id = "/" + pending.id();

        assertThat(post(owner, "unrestricted", id + "/signatures", signature("hello"), 422)
                        .get(0)
                        .path("path")
                        .asString())
                .isEqualTo("Psbt");
        assertThat(post(owner, "unrestricted", id + "/broadcast", "{}", 400)
                        .path("code")
                        .asString())
                .isEqualTo("not-signed");
        assertThat(get("/nothing", 404).path("code").asString()).isEqualTo("pending-transaction-not-found");
    }
}

package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.malipo.wallets.sending.Outpoints;
import tools.jackson.databind.JsonNode;

/** Transactions of several signers, as programs make and sign them. */
class PendingApiTests extends PendingApiCase {
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
    void takesNoFeeThatNobodyPaysOnPurpose() {
        coin(100_000);
        var costly = order("0.0004").replace("\"feerate\":2", "\"feerate\":150");

        var refused = post(owner, "btcpay.store.cancreatetransactions", "", costly, 400);
        var allowed = costly.replace("\"feerate\":150", "\"feerate\":150,\"maxFee\":40000");

        assertThat(refused.path("code").asString()).isEqualTo("fee-too-high");
        assertThat(heldCoins()).isZero();
        assertThat(get("", 200)).isEmpty();
        post(owner, "btcpay.store.cancreatetransactions", "", allowed, 200);
        assertThat(heldCoins()).isEqualTo(1);
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

package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.wallets.sending.PretendedReceiver.Answer;
import org.malipo.wallets.sending.PretendedReceiver.Request;

/** Paying somebody who offers a payjoin: it is made together, or the plain payment goes out. */
class PayjoinSendTests extends PayjoinSendCase {
    @Test
    void paysTogetherWithTheReceiver() {
        coin(100_000);

        var answer = ok(post(SEND, joining("")));

        var payjoin = sent();
        assertThat(hasReceiversCoin(payjoin)).isTrue();
        assertThat(paid(payjoin)).isEqualTo(new Satoshi(340_000));
        assertThat(answer.path("transactionHash").asString()).isEqualTo(payjoin.txid.toString());
        assertThat(answer.path("labels").has("payjoin")).isTrue();
        assertThat(sends()).containsExactlyInAnyOrder("payment replaced", "payjoin sent");
        assertThat(heldCoins()).isEqualTo(1);

        node.mine(payjoin);
        settleDown();
        assertThat(sends()).containsExactlyInAnyOrder("payment replaced", "payjoin confirmed");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void tellsTheReceiverWhatTheyMayDo() {
        coin(100_000);

        ok(post(SEND, payingTo(receiver.link("0.0004", "?shop=7") + "&pjos=0", "")));

        var request = receiver.asked.getFirst();
        assertThat(request.contentType()).isEqualTo("text/plain");
        assertThat(request.query())
                .containsEntry("v", "1")
                .containsEntry("disableoutputsubstitution", "true")
                .containsKeys("shop", "minfeerate", "additionalfeeoutputindex", "maxadditionalfeecontribution");
        assertThat(request.psbt()).isEqualTo(PsbtEdits.bare(request.psbt()));
        assertThat(request.original().transaction().txid).isNotEqualTo(sent().txid);
    }

    @Test
    void makesNoneForWhomDoesNotWantIt() {
        coin(100_000);

        ok(post(SEND, joining(",\"proceedWithPayjoin\":false")));

        assertThat(receiver.asked).isEmpty();
        assertThat(paid(sent())).isEqualTo(new Satoshi(40_000));
        assertThat(sends()).containsExactly("payment sent");
    }

    /** A stranger could read it on the way, or it leads where users' addresses must not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/pj",
                "https://abcdefghijklmnop.onion/pj",
                "https://10.0.0.7/pj",
                "ftp://shop.example/pj",
                "nonsense"
            })
    void doesNotAskWhereItMustNot(String endpoint) {
        coin(100_000);
        var link = "bitcoin:" + receiver.address() + "?amount=0.0004&pj=" + endpoint;

        ok(post(SEND, payingTo(link, "")));

        assertThat(paid(sent())).isEqualTo(new Satoshi(40_000));
        assertThat(sends()).containsExactly("payment sent");
        assertThat(proposals()).isEmpty();
    }

    static Stream<Answer> uselessAnswers() {
        return Stream.of(
                BUSY,
                new Answer(400, "<html>no</html>"),
                new Answer(302, ""),
                new Answer(200, ""),
                new Answer(200, "{\"psbt\":1}"),
                new Answer(200, "x".repeat(2_000_000)));
    }

    @ParameterizedTest
    @MethodSource("uselessAnswers")
    void paysPlainlyWhenNothingComesOfIt(Answer useless) {
        coin(100_000);
        receiver.answers(_ -> useless);

        var answer = ok(post(SEND, joining("")));

        assertPlain(answer.path("transactionHash").asString());
    }

    @Test
    void paysPlainlyWhenTheReceiverIsGone() {
        coin(100_000);
        var body = joining("");
        receiver.close();

        assertPlain(ok(post(SEND, body)).path("transactionHash").asString());
    }

    private void assertPlain(String txid) {
        assertThat(paid(sent())).isEqualTo(new Satoshi(40_000));
        assertThat(hasReceiversCoin(sent())).isFalse();
        assertThat(sent().txid.toString()).isEqualTo(txid);
        assertThat(sends()).containsExactly("payment sent");
        assertThat(proposals()).containsExactly("plain");
    }

    private Answer proposing(Request request, UnaryOperator<Transaction> change) throws PsbtException {
        return new Answer(200, receiver.proposal(request, change).toBase64());
    }

    private static Transaction shifted(Transaction joined, Transaction original) {
        var outputs = joined.txOut.stream()
                .map(output -> isChange(output.amount, original) ? output.updateAmount(new Satoshi(10_000)) : output)
                .toList();
        return joined.updateOutputs(outputs);
    }

    private static boolean isChange(Satoshi amount, Transaction original) {
        return original.txOut.stream().anyMatch(output -> {
            var lost = output.amount.minus(amount).toLong();
            return lost >= 0 && lost < 1_000 && output.amount.toLong() != 40_000;
        });
    }

    @Test
    void signsNothingThatTakesMoreThanWasAllowed() {
        coin(100_000);
        receiver.answers(request ->
                proposing(request, joined -> shifted(joined, request.original().transaction())));

        assertPlain(ok(post(SEND, joining(""))).path("transactionHash").asString());
    }

    @Test
    void signsNothingWithAnotherLockTime() {
        coin(100_000);
        receiver.answers(request -> proposing(
                request, joined -> new Transaction(joined.version, joined.txIn, joined.txOut, joined.lockTime + 1)));

        assertPlain(ok(post(SEND, joining(""))).path("transactionHash").asString());
    }

    /** Nothing was changed in it, so that there is nothing to replace. */
    @Test
    void sendsThePaymentItselfWhenItIsProposed() {
        coin(100_000);
        receiver.answers(request -> new Answer(200, unsigned(request.psbt()).toBase64()));

        assertPlain(ok(post(SEND, joining(""))).path("transactionHash").asString());
    }

    private static Psbt unsigned(Psbt signed) {
        return PsbtEdits.of(signed.unsigned(), Map.of());
    }

    /** The receiver's coin is gone by now. */
    @Test
    void sendsThePaymentWhenTheNodeRefusesThePayjoin() {
        coin(100_000);
        receiver.answers(request -> {
            var answer = receiver.properly(request);
            node.accept(node.conflicting(receiver.onlySpending()));
            return answer;
        });

        var answer = ok(post(SEND, joining("")));

        assertThat(sent().txid.toString())
                .isEqualTo(answer.path("transactionHash").asString());
        assertThat(paid(sent())).isEqualTo(new Satoshi(40_000));
        assertThat(sends()).containsExactlyInAnyOrder("payment sent", "payjoin refused");
        assertThat(heldCoins()).isEqualTo(1);
    }

    /** As receivers do who would rather have the money at once. */
    @Test
    void isContentWhenTheReceiverSendsThePayment() {
        coin(100_000);
        receiver.answers(request -> {
            node.accept(request.original().transaction());
            node.hear(request.original().transaction());
            return receiver.properly(request);
        });

        var answer = ok(post(SEND, joining("")));

        settleDown();
        assertThat(sent().txid.toString())
                .isEqualTo(answer.path("transactionHash").asString());
        assertThat(sends()).containsExactlyInAnyOrder("payment sent", "payjoin refused");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void replacesThePaymentThatTheReceiverHasSent() {
        coin(100_000);
        node.takeReplacements();
        receiver.answers(request -> {
            node.accept(request.original().transaction());
            node.hear(request.original().transaction());
            return receiver.properly(request);
        });

        var answer = ok(post(SEND, joining("")));

        node.hear(sent());
        settleDown();
        assertThat(sent().txid.toString())
                .isEqualTo(answer.path("transactionHash").asString());
        assertThat(hasReceiversCoin(sent())).isTrue();
        assertThat(sends()).containsExactlyInAnyOrder("payment replaced", "payjoin sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    /** Whoever pays again from the same coin can't pay twice; the payment behind it is not sent by itself. */
    @Test
    void givesTheCoinBackWhenThePayjoinIsForgotten() {
        coin(100_000);
        ok(post(SEND, joining("")));
        node.hear(sent());

        node.forget(sent());
        settleDown();
        clock.tick(Duration.ofMinutes(5));
        round.offerOpen();

        assertThat(sentOnes()).isEmpty();
        assertThat(sends()).containsExactlyInAnyOrder("payment replaced", "payjoin evicted");
        assertThat(heldCoins()).isZero();
    }
}

package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.PaymentLinkException;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.payjoin.PayjoinSender;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.wallets.sending.DraftResult.Drafted;
import org.malipo.wallets.sending.Kept.Stored;
import org.malipo.wallets.sending.PretendedReceiver.Request;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A process that dies between any two steps of a payjoin: kept, proposed, answered, kept anew, told to the node. The receiver is
 * paid once in any case.
 */
class PayjoinSendCrashTests extends PayjoinSendCase {
    @Autowired
    private WalletCoins coins;

    @Autowired
    private Drafts drafts;

    @Autowired
    private HotSigner signer;

    @Autowired
    private PayjoinSigner joiner;

    @Autowired
    private NewSends news;

    @Autowired
    private SentPayjoins payjoins;

    private record Steps(NewSend original, NewSend payjoin) {}

    /** {@return what is signed by whom, with the first step taken: the payment is kept} */
    private Steps kept() {
        try {
            var script = new ByteVector(Addresses.toScript(
                    PaymentLink.parse(receiver.link("0.0004", ""), wallet.network())
                            .address(),
                    wallet.network()));
            var order = new SendOrder(
                    List.of(Payment.of(script.toByteArray(), new Satoshi(40_000))),
                    SatPerVbyte.of(2),
                    false,
                    false,
                    null);
            var draft = drafts.reserve(((Drafted) drafts.draft(wallet, order, coins.of(wallet))).draft());
            var signed = ((Signed.Complete) signer.sign(draft)).transaction();
            var sender = PayjoinSender.of(draft.plan(), signed, script, SatPerVbyte.of(1), true)
                    .orElseThrow();
            var original = news.of(draft, signed, SendPurpose.PAYMENT, Set.of());
            var stored = ((Stored) payjoins.keep(original, URI.create("https://shop.example/pj"))).send();
            var request = new Request(query(sender), "text/plain", sender.request());
            var proposal = receiver.proposal(request, joined -> joined);
            assertThat(sender.violation(proposal)).isEmpty();
            var complete = joiner.complete(draft, proposal).orElseThrow();
            return new Steps(original, news.joined(draft, stored, complete));
        } catch (PaymentLinkException | PsbtException | AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(PayjoinSender sender) {
        return Arrays.stream(sender.query().split("&"))
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }

    private void anotherProcessGoesOn(Duration later) {
        clock.tick(later);
        round.offerOpen();
    }

    @Test
    void leavesThePaymentToWhomProposesIt() {
        coin(100_000);
        kept();

        anotherProcessGoesOn(Duration.ofSeconds(90));

        assertThat(sentOnes()).isEmpty();
        assertThat(sends()).containsExactly("payment sending");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void sendsThePaymentWhoseProposerDied() {
        coin(100_000);
        var steps = kept();

        anotherProcessGoesOn(Duration.ofSeconds(121));

        assertThat(sent()).isEqualTo(steps.original().transaction());
        assertThat(sends()).containsExactly("payment sent");
        assertThat(proposals()).containsExactly("plain");
    }

    @Test
    void takesNoPayjoinAfterThePaymentWasSent() {
        coin(100_000);
        var steps = kept();
        anotherProcessGoesOn(Duration.ofSeconds(121));

        assertThat(payjoins.join(steps.payjoin())).isFalse();

        assertThat(sends()).containsExactly("payment sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    /** Whoever is asked for a payjoin has the payment, and may send it. */
    @Test
    void takesNoPayjoinOnceThePaymentIsMined() {
        coin(100_000);
        var steps = kept();
        node.mine(steps.original().transaction());
        settleDown();

        assertThat(proposals()).containsExactly("plain");
        assertThat(payjoins.join(steps.payjoin())).isFalse();

        assertThat(sends()).containsExactly("payment confirmed");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void sendsThePayjoinThatWasKeptAndNeverOffered() {
        coin(100_000);
        var steps = kept();
        assertThat(payjoins.join(steps.payjoin())).isTrue();

        anotherProcessGoesOn(Duration.ofSeconds(121));

        assertThat(sent()).isEqualTo(steps.payjoin().transaction());
        assertThat(sends()).containsExactlyInAnyOrder("payment replaced", "payjoin sent");
    }

    @Test
    void keepsThePaymentBackAsLongAsThePayjoinsFateIsOpen() {
        coin(100_000);
        var steps = kept();
        payjoins.join(steps.payjoin());
        node.stop();

        anotherProcessGoesOn(Duration.ofMinutes(5));
        assertThat(sends()).containsExactlyInAnyOrder("payment sending", "payjoin sending");
        node.comeBack();
        anotherProcessGoesOn(Duration.ofMinutes(5));

        assertThat(sent()).isEqualTo(steps.payjoin().transaction());
        assertThat(sends()).containsExactlyInAnyOrder("payment replaced", "payjoin sent");
    }

    @Test
    void learnsFromTheChainThatThePayjoinIsMined() {
        coin(100_000);
        var steps = kept();
        payjoins.join(steps.payjoin());
        node.mine(steps.payjoin().transaction());
        settleDown();

        anotherProcessGoesOn(Duration.ofMinutes(5));

        assertThat(sentOnes()).isEmpty();
        assertThat(sends()).containsExactlyInAnyOrder("payment replaced", "payjoin confirmed");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void sendsThePaymentWhenTheNodeRefusesThePayjoin() {
        coin(100_000);
        var steps = kept();
        payjoins.join(steps.payjoin());
        node.accept(node.conflicting(receiver.onlySpending()));

        anotherProcessGoesOn(Duration.ofMinutes(2));
        anotherProcessGoesOn(Duration.ofMinutes(2));

        assertThat(sent()).isEqualTo(steps.original().transaction());
        assertThat(sends()).containsExactlyInAnyOrder("payment sent", "payjoin refused");
        assertThat(heldCoins()).isEqualTo(1);
    }

    /** The receiver had the payment sent, and it won. */
    @Test
    void learnsFromTheChainThatThePaymentIsMined() {
        coin(100_000);
        var steps = kept();
        payjoins.join(steps.payjoin());
        node.mine(steps.original().transaction());
        settleDown();

        anotherProcessGoesOn(Duration.ofMinutes(5));

        assertThat(sends()).containsExactlyInAnyOrder("payment confirmed", "payjoin replaced");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void paysOnceWhenTheReceiverAnswersTooLate() throws Exception {
        coin(100_000);
        coin(100_000);
        var late = new CountDownLatch(1);
        receiver.answers(request -> {
            awaited(late);
            return receiver.properly(request);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> ok(post(SEND, joining(""))));
            await().until(() -> !receiver.asked.isEmpty());

            anotherProcessGoesOn(Duration.ofSeconds(121));
            late.countDown();

            assertThat(waiting.get().path("transactionHash").asString())
                    .isEqualTo(sent().txid.toString());
        }
        assertThat(paid(sent())).isEqualTo(new Satoshi(40_000));
        assertThat(sends()).containsExactly("payment sent");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.malipo.payjoin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.payjoin.PayjoinParameters;
import org.malipo.bitcoin.payjoin.PayjoinReceiver;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.chain.Chain;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentStatus;
import org.malipo.payjoin.Finding.Target;
import org.malipo.payjoin.Payer.Signed;
import org.malipo.payjoin.Reading.Sound;
import org.malipo.wallets.PayjoinCoins;
import org.springframework.beans.factory.annotation.Autowired;

/** A process that dies between any two steps: signed, kept, answered, sent, heard of. The shop is paid once in any case. */
class PayjoinCrashTests extends PayjoinCase {
    @Autowired
    private Originals originals;

    @Autowired
    private Destinations destinations;

    @Autowired
    private PayjoinKeeping keeping;

    @Autowired
    private PayjoinCoins coins;

    @Autowired
    private Chain chainFront;

    private record Step(NewPayjoin payjoin, Psbt answer) {}

    /** {@return what is known before anything is kept} */
    private Step signedByUs(Signed signed) {
        var sound = (Sound) originals.read(signed.bare().toBase64().getBytes(StandardCharsets.US_ASCII));
        var target = (Target) destinations.find(sound);
        var coin = coins.ordered(wallet).getFirst();
        var parameters = new PayjoinParameters(
                1, OptionalInt.of(signed.change()), Optional.of(new Satoshi(2_000)), Optional.empty(), true);
        var receiver = new PayjoinReceiver(
                sound.original(), parameters, new PayjoinReceiver.Payment(target.output(), target.mayShrink()));
        var proposal = (Proposal) receiver.join(coin, SatPerVbyte.of(1), new Random(1));
        var answer = coins.answer(wallet, proposal, coin).orElseThrow();
        return new Step(NewPayjoin.of(sound, target, proposal, answer), answer);
    }

    private void assertPaidOnceBy(InvoiceView invoice, Transaction transaction) {
        mined(transaction);
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.SETTLED);
        assertThat(payments(invoice)).singleElement().satisfies(payment -> {
            assertThat(payment.txid()).isEqualTo(transaction.txid.value.toHex());
            assertThat(payment.value()).isEqualByComparingTo("0.002");
            assertThat(payment.status()).isEqualTo(PaymentStatus.SETTLED);
        });
        assertThat(heldCoins()).isZero();
    }

    /** The payer gets no answer, and sends what they have. */
    @Test
    void whatWasNotKeptNeverWas() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        signedByUs(signed);

        twoMinutesLater();

        assertThat(node.mempool()).isEmpty();
        assertThat(payments(invoice)).isEmpty();
        assertPaidOnceBy(invoice, signed.original().transaction());
    }

    @Test
    void whatWasKeptAndNotAnsweredIsSent() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        assertThat(keeping.keep(signedByUs(signed).payjoin())).isEqualTo(Kept.KEPT);

        twoMinutesLater();

        assertThat(isInMempool(signed.txid())).isTrue();
        assertPaidOnceBy(invoice, signed.original().transaction());
    }

    @Test
    void goesOnWithWhatTheChainHasWrittenDownOnly() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        keeping.keep(signedByUs(signed).payjoin());
        chainFront.broadcast(Network.REGTEST, signed.original().transaction());

        twoMinutesLater();

        assertThat(states()).containsExactly("open");
        assertPaidOnceBy(invoice, signed.original().transaction());
    }

    @Test
    void learnsLateThatThePayjoinIsMined() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        var step = signedByUs(signed);
        keeping.keep(step.payjoin());
        var payjoin = payer.signs(signed, step.answer());
        assertThat(payjoin.txid).isEqualTo(step.payjoin().coinjoin());
        node.accept(payjoin); // and nobody hears of it

        twoMinutesLater();

        assertThat(isInMempool(signed.txid())).isFalse();
        assertThat(states()).containsExactly("open");
        assertPaidOnceBy(invoice, payjoin);
        assertThat(states()).containsExactly("done");
    }

    @Test
    void knowsTheIdOfAPayjoinOfNestedSegwit() {
        wallet = wallet(AccountType.SEGWIT_P2SH, true);
        coin(wallet, 300_000);
        var nested = Payer.of(AccountType.SEGWIT_P2SH);
        var signed = nested.pays(script(invoice()), DUE);
        var step = signedByUs(signed);

        assertThat(nested.signs(signed, step.answer()).txid)
                .isEqualTo(step.payjoin().coinjoin());
    }

    @Test
    void offersTheOriginalUntilTheNodeIsThere() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        propose(signed).proposal();
        node.stop();
        twoMinutesLater();
        assertThat(states()).containsExactly("open");

        node.comeBack();
        twoMinutesLater();

        assertPaidOnceBy(invoice, signed.original().transaction());
    }

    /** It can be mined still, so the shop's money is not given up. */
    @Test
    void waitsForTheNodeToHaveRoom() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        propose(signed).proposal();
        node.refuse("mempool min fee not met");
        for (int minutes = 0; minutes < 14; minutes += 2) {
            twoMinutesLater();
        }
        assertThat(states()).containsExactly("open");
        assertThat(payments(invoice).getFirst().status()).isEqualTo(PaymentStatus.PROCESSING);

        node.refuse("");
        twoMinutesLater();

        assertThat(isInMempool(signed.txid())).isTrue();
        assertPaidOnceBy(invoice, signed.original().transaction());
    }

    @Test
    void offersItAgainWhenTheNodeHasForgottenIt() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        propose(signed).proposal();
        sent(signed.original().transaction());
        node.forget(signed.original().transaction());
        settle();
        assertThat(states()).containsExactly("open");

        twoMinutesLater();

        assertThat(isInMempool(signed.txid())).isTrue();
        assertPaidOnceBy(invoice, signed.original().transaction());
    }

    /** Two payjoins at once never have the same coin, and one payer's coin is in one of them. */
    @Test
    void oneOfManyHasTheCoin() throws Exception {
        coin(300_000);
        var tasks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 4; i++) {
            var signed = Payer.of(AccountType.SEGWIT).pays(script(invoice()), DUE);
            tasks.add(() -> propose(signed));
        }

        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 503);
        assertThat(states()).hasSize(1);
    }

    @Test
    void oneInvoiceIsPromisedOnce() throws Exception {
        coin(300_000);
        coin(300_000);
        var invoice = invoice();
        var tasks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 4; i++) {
            var signed = Payer.of(AccountType.SEGWIT).pays(script(invoice), DUE);
            tasks.add(() -> propose(signed));
        }

        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 422);
        assertThat(payments(invoice)).hasSize(1);
    }
}

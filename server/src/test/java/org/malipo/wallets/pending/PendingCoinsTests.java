package org.malipo.wallets.pending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.wallets.pending.PendingOutcome.Done;
import org.malipo.wallets.pending.PendingOutcome.Unknown;
import org.malipo.wallets.sending.DraftResult;
import org.malipo.wallets.sending.Outgoing;
import org.springframework.beans.factory.annotation.Autowired;

/** The coins of transactions of several signers, until it is known what becomes of these. */
class PendingCoinsTests extends PendingCase {
    @Autowired
    private Outgoing outgoing;

    @Autowired
    private PendingRound round;

    @Autowired
    private PendingBelongings belongings;

    private PendingTransaction fullySigned() {
        coin(100_000);
        var pending = made(40_000);
        signed(pending, 0);
        signed(pending, 2);
        return now(pending);
    }

    private static Transaction complete(PendingTransaction pending) throws PsbtException {
        return PsbtFinalizer.extract(PsbtFinalizer.complete(pending.psbt()).psbt());
    }

    private List<Map<String, Object>> sendStates() {
        return jdbc.queryForList("select state from wallet_send");
    }

    @Test
    void statement53_coinsOfAPendingMultisigTransactionAreNotSelected() {
        coin(100_000);
        made(40_000);

        assertThat(drafted(40_000)).isInstanceOf(DraftResult.Refused.class);
        coin(70_000);
        assertThat(draft(40_000).plan().coins())
                .extracting(coin -> coin.amount().toLong())
                .containsExactly(70_000L);
    }

    @Test
    void oneOfTwoHasACoin() throws Exception {
        coin(100_000);
        var draft = draft(40_000);
        var other = draft(30_000);
        Callable<PendingOutcome> one = () -> making.make(draft, 0, owner.id());
        Callable<PendingOutcome> two = () -> making.make(other, 0, owner.id());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(one, two)))
                    .extracting(Future::resultNow)
                    .filteredOn(Done.class::isInstance)
                    .hasSize(1);
        }

        assertThat(heldCoins()).isEqualTo(1);
        assertThat(jdbc.queryForList("select 1 from wallet_pending")).hasSize(1);
    }

    @Test
    void nothingElseSendsItsCoins() throws Exception {
        coin(100_000);
        var draft = draft(40_000);
        var pending = made(30_000);
        var rival = devices.get(0).sign(devices.get(1).sign(psbts.forSigners(draft)));

        var signed = PsbtFinalizer.extract(PsbtFinalizer.complete(rival).psbt());

        assertThat(outgoing.send(wallet, signed, rival)).isEmpty();
        assertThat(now(pending).state()).isEqualTo(PendingState.PENDING);
    }

    @Test
    void isSentByTheWayOfAllSends() {
        var pending = fullySigned();

        var outcome = sends.send(wallet, pending.id());

        assertThat(outcome).isEqualTo(new Done(now(pending)));
        assertThat(now(pending).state()).isEqualTo(PendingState.BROADCAST);
        assertThat(sent()).extracting(tx -> tx.txid).containsExactly(pending.txid());
        assertThat(sendStates()).containsExactly(Map.of("state", "sent"));
        assertThat(heldCoins()).isEqualTo(1);
        assertThat(told(pending)).containsExactly("Created", "SignatureCollected", "SignatureCollected", "Broadcast");
    }

    @Test
    void isSentOnceHoweverOftenItIsAsked() {
        var pending = fullySigned();
        sends.send(wallet, pending.id());

        assertThat(sends.send(wallet, pending.id())).isEqualTo(new Done(now(pending)));

        assertThat(sendStates()).hasSize(1);
        assertThat(told(pending)).containsOnlyOnce("Broadcast");
    }

    @Test
    void isNotSentBeforeAllHaveSigned() {
        coin(100_000);
        var pending = made(40_000);
        signed(pending, 1);

        assertThat(code(sends.send(wallet, pending.id()))).isEqualTo("not-signed");
        assertThat(sendStates()).isEmpty();
    }

    @Test
    void keepsItsCoinsWhenTheNodeRefusesIt() {
        var pending = fullySigned();
        node.refuse("mempool full");

        assertThat(code(sends.send(wallet, pending.id()))).isEqualTo("broadcast-error");

        assertThat(now(pending).state()).isEqualTo(PendingState.SIGNED);
        assertThat(drafted(40_000)).isInstanceOf(DraftResult.Refused.class);
        assertThat(transactions.cancel(wallet, pending.id())).isInstanceOf(Done.class);
        assertThat(heldCoins()).isZero();
    }

    @Test
    void isNotCancelledWhileNobodyKnowsWhetherTheNodeHasIt() {
        var pending = fullySigned();
        node.stop();
        sends.send(wallet, pending.id());

        assertThat(code(transactions.cancel(wallet, pending.id()))).isEqualTo("being-sent");
        clock.tick(PendingMaking.LASTS);
        round.lookAfter();

        assertThat(now(pending).state()).isEqualTo(PendingState.SIGNED);
        assertThat(heldCoins()).isEqualTo(1);
        node.comeBack();
    }

    @Test
    void statement67_seeingTheBroadcastElsewhereMarksItBroadcast() throws Exception {
        var pending = fullySigned();

        node.accept(complete(pending));
        node.hear(complete(pending));
        settleDown();

        assertThat(now(pending).state()).isEqualTo(PendingState.BROADCAST);
        assertThat(heldCoins()).isZero();
        assertThat(told(pending)).endsWith("Broadcast");
    }

    @Test
    void statement67_itsBroadcastIsKnownByOthersSignaturesToo() throws Exception {
        coin(100_000);
        var pending = made(40_000);
        var elsewhere = devices.get(0).sign(devices.get(1).sign(pending.base()));
        var tx = PsbtFinalizer.extract(PsbtFinalizer.complete(elsewhere).psbt());

        node.accept(tx);
        node.hear(tx);
        settleDown();

        assertThat(now(pending).state()).isEqualTo(PendingState.BROADCAST);
    }

    @Test
    void statement67_aConflictingSpendMarksItInvalidated() throws Exception {
        var pending = fullySigned();
        var rival = node.conflicting(complete(pending));

        node.accept(rival);
        node.hear(rival);
        settleDown();

        assertThat(now(pending).state()).isEqualTo(PendingState.INVALIDATED);
        assertThat(heldCoins()).isZero();
        assertThat(told(pending)).endsWith("Invalidated");
        assertThat(noticesOf(owner)).endsWith("signature_invalidated");
        assertThat(code(sends.send(wallet, pending.id()))).isEqualTo("not-open");
    }

    @Test
    void aSpendThatWasMissedIsFoundLater() throws Exception {
        var pending = fullySigned();
        var rival = node.conflicting(complete(pending));
        node.accept(rival);
        node.hear(rival);
        settleDown();
        jdbc.update("update wallet_pending set state = 'pending'");

        round.lookAfter();

        assertThat(now(pending).state()).isEqualTo(PendingState.INVALIDATED);
    }

    @Test
    void givesItsCoinsBackWhenItIsCancelled() {
        coin(100_000);
        var pending = made(40_000);

        assertThat(transactions.cancel(wallet, pending.id())).isEqualTo(new Done(now(pending)));

        assertThat(now(pending).state()).isEqualTo(PendingState.CANCELLED);
        assertThat(drafted(40_000)).isInstanceOf(DraftResult.Drafted.class);
        assertThat(told(pending)).containsExactly("Created", "Cancelled");
        assertThat(code(transactions.cancel(wallet, pending.id()))).isEqualTo("not-open");
        assertThat(code(signed(pending, 1))).isEqualTo("not-pending");
    }

    @Test
    void expiresWhenNobodySendsItInTime() {
        var pending = fullySigned();
        clock.tick(PendingMaking.LASTS.minus(Duration.ofSeconds(1)));
        round.lookAfter();
        assertThat(now(pending).state()).isEqualTo(PendingState.SIGNED);

        clock.tick(Duration.ofSeconds(1));
        round.lookAfter();

        assertThat(now(pending).state()).isEqualTo(PendingState.EXPIRED);
        assertThat(heldCoins()).isZero();
        round.lookAfter();
        assertThat(told(pending)).endsWith("SignatureCollected", "Expired");
        assertThat(noticesOf(owner)).containsExactly("signature_all", "signature_expired");
    }

    @Test
    void isOfOneStoreAndWalletOnly() {
        coin(100_000);
        var pending = made(40_000);
        var before = wallet;
        wallet = ofAnotherStore();

        assertThat(transactions.find(wallet, pending.id())).isEmpty();
        assertThat(signed(pending, 0)).isEqualTo(new Unknown());
        assertThat(transactions.cancel(wallet, pending.id())).isEqualTo(new Unknown());
        wallet = before;
    }

    @Test
    void goesWithItsStore() {
        coin(100_000);
        made(40_000);

        belongings.letGo(wallet.store());

        assertThat(jdbc.queryForList("select 1 from wallet_pending")).isEmpty();
        assertThat(heldCoins()).isZero();
    }
}

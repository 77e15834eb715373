package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.GROUP;
import static org.malipo.chain.ChainFixture.NETWORK;
import static org.malipo.chain.ChainFixture.await;

import fr.acinq.bitcoin.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.money.Sats;

/** Payments to scripts that are watched too late, found by looking at their blocks once more. */
@ChainTest
class TrackerRevisitTests extends TrackerCase {
    private static final int LATE = 150;

    /** Pays a script that is not watched yet. */
    private Transaction paidTooEarly() {
        var payment = Wallet.pay(LATE, 5_000);
        var block = node.mine(Wallet.STRANGER, payment);
        given.awaitReady(block.hash);
        return payment;
    }

    private LateScripts watchLate(Integer... heights) {
        given.parts.watch().add(NETWORK, GROUP, Wallet.scripts(200));
        var late = given.lateScripts(node.settings());
        late.revisit(NETWORK, GROUP, List.of(heights));
        return late;
    }

    @Test
    void findsAPaymentInABlockOfThePast() {
        start();
        var payment = paidTooEarly();
        assertThat(given.isKnown(payment)).isFalse();

        var late = watchLate(4);
        await("revisited", () -> late.remaining(NETWORK, GROUP) == 0);

        assertThat(given.balance().confirmed()).isEqualTo(new Sats(5_000));
        assertThat(given.lastEvent("chain.transaction").path("blockHeight").asInt())
                .isEqualTo(4);
    }

    @Test
    void findsWhatWasSpentSinceIfItsBlockIsLookedAtToo() {
        start();
        var payment = paidTooEarly();
        var spend = Wallet.spend(List.of(Wallet.output(payment, 0)), Wallet.to(Wallet.STRANGER, 4_000));
        given.awaitReady(node.mine(Wallet.STRANGER, spend).hash);

        var late = watchLate(4, 5);
        await("revisited", () -> late.remaining(NETWORK, GROUP) == 0);

        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
        assertThat(given.view().history()).extracting(GroupTransaction::txid).containsExactly(spend.txid, payment.txid);
    }

    @Test
    void followsWhatIsFoundFromThenOn() {
        start();
        var payment = paidTooEarly();
        var late = watchLate(4);
        await("revisited", () -> late.remaining(NETWORK, GROUP) == 0);

        var spend = Wallet.spend(List.of(Wallet.output(payment, 0)), Wallet.to(Wallet.STRANGER, 4_000));
        node.accept(spend);

        await("spent", () -> given.isKnown(spend));
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
    }

    @Test
    void findsAnUnconfirmedPayment() {
        start();
        var payment = Wallet.pay(LATE, 5_000);
        node.accept(payment);
        await("passed over", () -> given.tracker != null && given.status().isReady());

        var late = watchLate();
        await("revisited", () -> late.remaining(NETWORK, GROUP) == 0);

        assertThat(given.balance().unconfirmed()).isEqualTo(new Sats(5_000));
    }

    @Test
    void saysWhatHelpsIfTheNodeHasDeletedTheBlock() {
        start();
        paidTooEarly();
        node.pruned.add(tip());

        var late = watchLate(4);
        await("given up", () -> late.remaining(NETWORK, GROUP) == 0);

        assertThat(late.problems(NETWORK, GROUP))
                .containsExactly(
                        "The node has deleted block 4 to save space, so payments in it can't be recorded. Have it"
                                + " fetched again (bitcoin-cli getblockfrompeer) or follow a node that keeps all blocks, and scan"
                                + " again.");
        assertThat(given.status().isReady()).isTrue();
    }

    @Test
    void goesOnAfterARestart() {
        start();
        var payment = paidTooEarly();
        given.stop();
        var late = watchLate(4);

        given.start(node);
        await("revisited", () -> late.remaining(NETWORK, GROUP) == 0);

        assertThat(given.isKnown(payment)).isTrue();
    }
}

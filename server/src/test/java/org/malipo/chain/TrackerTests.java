package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.malipo.chain.ChainFixture.await;

import fr.acinq.bitcoin.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.malipo.money.Sats;

/** Following a node. */
@ChainTest
class TrackerTests extends TrackerCase {
    @Test
    void beginsAtTheNodesTip() {
        start();

        assertThat(given.tip().height()).isEqualTo(3);
        assertThat(given.events()).isEmpty();
    }

    @Test
    void beginsAtTheBirthHeightIfThereIsOne() {
        node.chain.mine(Wallet.STRANGER, Wallet.pay(1, 700));
        var settings = node.settings();

        given.start(
                new NodeSettings(true, settings.p2p(), settings.rpc(), 1, settings.check(), settings.evictioncheck()));
        given.awaitReady(tip());

        assertThat(given.balance().confirmed()).isEqualTo(new Sats(700));
        assertThat(given.events()).startsWith("chain.block 1");
    }

    @Test
    void seesAPaymentTwice() {
        start();
        var payment = Wallet.pay(1, 5_000);

        node.accept(payment);
        await("seen", () -> given.isKnown(payment));
        var block = node.mine(Wallet.STRANGER, payment);
        given.awaitReady(block.hash);

        var id = ChainFixture.brief(payment);
        assertThat(given.events())
                .containsExactly(
                        "chain.transaction " + id + " unconfirmed",
                        "chain.block 4",
                        "chain.transaction " + id + " confirmed");
    }

    @Test
    void findsPaymentsMadeWhileItWasDown() {
        start();
        given.stop();
        var mined = Wallet.pay(1, 5_000);
        var waiting = Wallet.pay(2, 6_000);
        node.chain.mine(Wallet.STRANGER, Instant.ofEpochSecond(1_700_000_000), mined);
        node.chain.accept(waiting);
        node.acceptedAt.put(waiting.txid, 1_700_000_500L);

        start();
        await("the mempool's picture", () -> given.isKnown(waiting));

        assertThat(given.view().history())
                .extracting(GroupTransaction::txid, GroupTransaction::seenAt)
                .containsExactly(
                        tuple(waiting.txid, Instant.ofEpochSecond(1_700_000_500)),
                        tuple(mined.txid, Instant.ofEpochSecond(1_700_000_000)));
    }

    @Test
    void findsPaymentsToScriptsThatAreAddedWhileItRuns() {
        start();
        given.parts.watch().add(ChainFixture.NETWORK, ChainFixture.GROUP, Wallet.scripts(200));
        var payment = Wallet.pay(150, 5_000);

        node.accept(payment);

        await("seen", () -> given.isKnown(payment));
    }

    @Test
    void losesAnEvictedTransactionAtTheNextBlockAndFindsItAgain() {
        start();
        var coin = Wallet.strangersCoin();
        var payment = Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 1), 5_000));
        node.accept(payment);
        await("seen", () -> given.isKnown(payment));
        node.chain.evict(payment.txid);
        node.chain.refusals.put(payment.txid, "bad-txns-inputs-missingorspent");

        node.mine(Wallet.STRANGER);
        await("evicted", () -> given.state(payment) == TransactionState.EVICTED);
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);

        node.chain.refusals.clear();
        node.mine(Wallet.STRANGER);
        await("back", () -> given.state(payment) == TransactionState.UNCONFIRMED);
    }

    @Test
    void countsAReplacedTransactionAgainThatTheNodeHasAfterAll() {
        start();
        var coin = Wallet.strangersCoin();
        var first = Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, 1), 5_000));
        var second = Wallet.spend(List.of(coin), Wallet.to(Wallet.STRANGER, 5_000));
        node.accept(first);
        await("seen", () -> given.isKnown(first));
        node.accept(second);
        await("replaced", () -> given.state(first) == TransactionState.REPLACED);

        node.chain.evict(second.txid);
        node.chain.accept(first);
        node.mine(Wallet.STRANGER);

        await("back", () -> given.state(first) == TransactionState.UNCONFIRMED);
        assertThat(given.balance().unconfirmed()).isEqualTo(new Sats(5_000));
    }

    @Test
    void looksForManyReplacedTransactionsInOneList() {
        start();
        var replaced = new ArrayList<Transaction>();
        for (var i = 0; i < 20; i++) {
            var coin = Wallet.strangersCoin();
            replaced.add(Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, i), 5_000)));
            node.accept(replaced.getLast());
            await("seen", () -> given.isKnown(replaced.getLast()));
            node.accept(Wallet.spend(List.of(coin), Wallet.to(Wallet.script(0, i), 4_000)));
            await("replaced", () -> given.state(replaced.getLast()) == TransactionState.REPLACED);
        }
        node.chain.accept(replaced.getFirst());
        node.calls.clear();

        node.mine(Wallet.STRANGER);

        await("back", () -> given.state(replaced.getFirst()) == TransactionState.UNCONFIRMED);
        assertThat(node.calls).doesNotContainKey("getmempoolentry").containsEntry("getrawmempool", 1);
    }

    @Test
    void keepsWhatIsOnlyTooCheapForNow() {
        start();
        var payment = Wallet.pay(1, 5_000);
        node.accept(payment);
        await("seen", () -> given.isKnown(payment));
        node.chain.evict(payment.txid);
        node.chain.refusals.put(payment.txid, "mempool min fee not met");
        var doomed = Wallet.pay(2, 5_000);
        node.accept(doomed);
        await("seen", () -> given.isKnown(doomed));
        node.chain.evict(doomed.txid);
        node.chain.refusals.put(doomed.txid, "txn-mempool-conflict");

        node.mine(Wallet.STRANGER);
        await("checked", () -> given.state(doomed) == TransactionState.REPLACED);

        assertThat(given.state(payment)).isEqualTo(TransactionState.UNCONFIRMED);
    }

    @Test
    void offersTheNodeAgainWhatItHasLost() {
        start();
        var payment = Wallet.pay(1, 5_000);
        node.accept(payment);
        await("seen", () -> given.isKnown(payment));
        node.chain.evict(payment.txid);

        node.mine(Wallet.STRANGER);

        await("offered", () -> node.chain.transaction(payment.txid) != null);
        assertThat(given.state(payment)).isEqualTo(TransactionState.UNCONFIRMED);
    }

    @Test
    void offersTheNodeNothingThatIsWithdrawn() {
        start();
        var taken = Wallet.pay(1, 5_000);
        var kept = Wallet.pay(2, 5_000);
        node.accept(taken);
        node.accept(kept);
        await("seen", () -> given.isKnown(taken) && given.isKnown(kept));
        given.parts.withdrawn().add(ChainFixture.NETWORK, Set.of(taken.txid), kept.txid, Instant.now());
        node.chain.evict(taken.txid);

        node.mine(Wallet.STRANGER);
        await("evicted", () -> given.state(taken) == TransactionState.EVICTED);
        node.chain.evict(kept.txid);
        node.mine(Wallet.STRANGER);
        await("offered", () -> node.chain.transaction(kept.txid) != null);
        node.mine(Wallet.STRANGER);
        await("seen", () -> given.tip().height() == node.chain.height());

        assertThat(node.chain.mempool()).containsExactly(kept);
        assertThat(given.state(taken)).isEqualTo(TransactionState.EVICTED);
    }

    @Test
    void saysUpToWhenItKnowsEverything() {
        var began = Instant.now();
        start();

        await("caught up", () -> {
            var through = given.status().caughtUpThrough();
            return through != null && through.isAfter(began);
        });

        assertThat(given.status().caughtUpThrough()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void knowsAtOnceWhatWasSentFromHere() throws InterruptedException {
        start();
        var payment = Wallet.pay(1, 5_000);
        node.chain.accept(payment);
        var tracker = Objects.requireNonNull(given.tracker);

        assertThat(tracker.submit(payment)).isTrue();

        assertThat(given.state(payment)).isEqualTo(TransactionState.UNCONFIRMED);
    }
}

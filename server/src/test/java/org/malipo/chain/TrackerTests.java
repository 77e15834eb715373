package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.malipo.chain.ChainFixture.await;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.money.Sats;
import org.springframework.beans.factory.annotation.Autowired;

/** Following a node over real sockets. */
@ChainTest
class TrackerTests {
    @Autowired
    private ChainFixture given;

    private final ScriptedNode node = newNode();

    private static ScriptedNode newNode() {
        try {
            return new ScriptedNode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void reset() {
        given.reset(100);
        for (var i = 0; i < 3; i++) {
            node.chain.mine(Wallet.STRANGER);
        }
    }

    @AfterEach
    void stop() throws IOException {
        given.stop();
        node.close();
    }

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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void endsAsAFreshIndexAfterAReorganisation(int depth) {
        start();
        var payments = mineWithPayments(depth);
        given.awaitReady(tip());
        node.chain.rewind(depth);
        for (var i = 0; i < depth; i++) {
            node.chain.mine(Wallet.STRANGER, payments.get(i));
        }

        node.announce(node.mine(Wallet.STRANGER));
        given.awaitReady(tip());

        assertThat(given.events()).contains("chain.disconnected to 3");
        assertSameAsFreshIndex();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void takesAReorganisationBackAgain(int depth) {
        start();
        mineWithPayments(depth);
        var first = node.chain.active();
        given.awaitReady(tip());
        node.chain.rewind(depth);
        for (var i = 0; i <= depth; i++) {
            node.mine(Wallet.STRANGER);
        }
        given.awaitReady(tip());
        assertThat(given.balance().confirmed()).isEqualTo(Sats.ZERO);

        node.chain.activate(first);
        node.mine(Wallet.STRANGER);
        node.mine(Wallet.STRANGER);
        given.awaitReady(tip());

        assertSameAsFreshIndex();
    }

    @Test
    void resumesAfterAReorganisationThatHappenedWhileItWasDown() {
        start();
        mineWithPayments(5);
        given.awaitReady(tip());
        given.stop();
        node.chain.rewind(5);
        for (var i = 0; i < 6; i++) {
            node.chain.mine(Wallet.STRANGER);
        }

        start();

        assertThat(given.balance().confirmed()).isEqualTo(Sats.ZERO);
        assertSameAsFreshIndex();
    }

    @Test
    void resumesInTheMiddleOfAReorganisation() {
        start();
        var payments = mineWithPayments(4);
        given.awaitReady(tip());
        given.stop();
        given.index.disconnect(ChainFixture.LEASE, ChainFixture.NETWORK, 3);
        node.chain.rewind(4);
        given.connect(node.chain.mine(Wallet.STRANGER, payments.get(2)));
        for (var i = 0; i < 4; i++) {
            node.chain.mine(Wallet.STRANGER);
        }

        start();

        assertSameAsFreshIndex();
    }

    @Test
    void goesBackWhenTheNodesChainGetsShorter() {
        start();
        mineWithPayments(2);
        given.awaitReady(tip());

        node.chain.rewind(2);
        given.awaitReady(tip());

        assertThat(given.balance().confirmed()).isEqualTo(Sats.ZERO);
        assertThat(given.balance().unconfirmed()).isNotEqualTo(Sats.ZERO);
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
    void waitsForANodeThatIsAwayAtTheStart() throws IOException {
        node.close();
        given.start(node);
        await("a status", () -> given.status().problem() != null);
        assertThat(given.status().state()).isEqualTo(ChainStatus.State.NOT_CONNECTED);

        node.start();

        given.awaitReady(tip());
    }

    @Test
    void goesOnWhenTheNodeComesBack() throws IOException {
        start();
        node.close();
        await("noticed", () -> given.status().state() == ChainStatus.State.NOT_CONNECTED);
        var payment = Wallet.pay(1, 5_000);
        node.chain.mine(Wallet.STRANGER, payment);

        node.start();
        given.awaitReady(tip());

        assertThat(given.state(payment)).isEqualTo(TransactionState.CONFIRMED);
    }

    @Test
    void refusesANodeOfAnotherNetwork() {
        node.chainName = "main";
        given.start(node);

        await("refused", () -> given.status().state() == ChainStatus.State.WRONG_NETWORK);

        assertThat(given.status().problem()).endsWith("runs main, but the setting says regtest.");
        assertThat(node.handshakes()).isZero();
    }

    @Test
    void worksWithANodeThatLacksCallsAndSaysWhatIsWorse() {
        node.missingMethods.addAll(Set.of(
                "estimatesmartfee",
                "testmempoolaccept",
                "getmempoolentry",
                "getnetworkinfo",
                "scantxoutset",
                "getmempoolinfo"));
        var waiting = Wallet.pay(1, 5_000);
        node.chain.accept(waiting);

        start();
        await("seen", () -> given.isKnown(waiting));
        node.chain.evict(waiting.txid);
        node.chain.refusals.put(waiting.txid, "orphan transaction");
        node.mine(Wallet.STRANGER);
        await("evicted", () -> given.state(waiting) == TransactionState.EVICTED);

        assertThat(given.status().degraded()).hasSize(5).allMatch(sentence -> sentence.startsWith("The node has no "));
    }

    @Test
    void asksForAnnouncementsIfTheNodeDoesNotListItsMempool() {
        node.missingMethods.add("getrawmempool");
        var waiting = Wallet.pay(1, 5_000);
        node.chain.accept(waiting);

        start();

        await("seen", () -> given.isKnown(waiting));
    }

    @Test
    void fetchesBlocksByHeightFromANodeThatAnswersNoHeaders() {
        start();
        given.stop();
        node.answersHeaders = false;
        for (var i = 0; i < 25; i++) {
            node.chain.mine(Wallet.STRANGER);
        }

        start();

        assertThat(given.tip().height()).isEqualTo(28);
    }

    @Test
    void survivesNonsense() {
        start();
        node.broadcast(new Message.Inv(List.of(new Inventory(99, Block.RegtestGenesisBlock.hash.value))));
        node.broadcast(new Message.Headers(List.of(Block.RegtestGenesisBlock.header)));
        node.broadcast(new Message.BlockData(Block.RegtestGenesisBlock));
        node.broadcast(new Message.Pong(7));

        var block = node.mine(Wallet.STRANGER);

        given.awaitReady(block.hash);
    }

    @Test
    void refusesABlockThatDoesNotHoldWhatItsHeaderSays() {
        start();
        var block = node.chain.mine(Wallet.STRANGER);
        var forged = new ArrayList<>(block.tx);
        forged.add(Wallet.pay(1, 5_000));
        node.chain.forge(new Block(block.header, forged));

        node.announce(block);
        await("refused", () -> given.status().state() == ChainStatus.State.NOT_CONNECTED);

        assertThat(given.tip().height()).isEqualTo(3);
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
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

    private void start() {
        given.start(node);
        given.awaitReady(tip());
    }

    private BlockHash tip() {
        return node.chain.tip().hash;
    }

    private List<Transaction> mineWithPayments(int blocks) {
        var payments = new ArrayList<Transaction>();
        for (var i = 0; i < blocks; i++) {
            payments.add(Wallet.pay(i, 1_000 + i));
            node.mine(i % 2 == 0 ? Wallet.STRANGER : Wallet.script(0, 90), payments.getLast());
        }
        return payments;
    }

    /** Forgets what was found, and indexes the node's whole chain and mempool anew. */
    private void assertSameAsFreshIndex() {
        given.stop();
        var followed = confirmed(given.view());
        given.forget();
        given.begin();
        node.chain.active().stream().skip(1).forEach(given::connect);
        node.chain.mempool().forEach(given::arrive);

        assertThat(followed).isEqualTo(confirmed(given.view()));
    }

    /** The times at which things were seen differ, rightly. */
    private static List<Object> confirmed(ChainFixture.View view) {
        return List.of(
                view.balance(),
                view.coins().stream()
                        .map(coin -> coin.txid() + ":" + coin.vout() + " " + coin.confirmations())
                        .sorted()
                        .toList(),
                view.history().stream()
                        .map(tx -> tx.txid() + " " + tx.change() + " " + tx.blockHash())
                        .sorted()
                        .toList());
    }
}

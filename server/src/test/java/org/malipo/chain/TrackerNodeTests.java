package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.await;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.OutPoint;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.money.Sats;

/** Following nodes that are away, of another kind, or wrong. */
@ChainTest
class TrackerNodeTests extends TrackerCase {
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
    void saysWhatHelpsIfTheNodeHasDeletedTheBlocksThatComeNext() {
        start();
        given.stop();
        mineWithPayments(5);
        node.pruneHeight = 7;

        given.start(node);

        await("said", () -> {
            var problem = given.status().problem();
            return problem != null
                    && problem.startsWith(
                            "The node has deleted block 4, which comes next here, and keeps only those from 7 on.");
        });
        node.pruneHeight = 0;
        given.awaitReady(tip());
    }

    @Test
    void remembersTheLastTroubleWhenItIsOver() throws IOException {
        start();
        node.close();
        await("noticed", () -> given.lastTrouble().isPresent());

        node.start();
        given.awaitReady(tip());

        assertThat(given.status().problem()).isNull();
        assertThat(given.lastTrouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.at())
                        .isBeforeOrEqualTo(given.parts.clock().instant()));
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
    void takesSilenceOfANodeForARefusal() {
        node.missingMethods.add("testmempoolaccept");
        node.refusesInSilence = true;
        var waiting = Wallet.pay(1, 5_000);
        node.chain.accept(waiting);

        start();
        await("seen", () -> given.isKnown(waiting));
        node.chain.evict(waiting.txid);
        node.chain.refusals.put(waiting.txid, "missing-inputs");
        node.mine(Wallet.STRANGER);

        await("evicted", () -> given.state(waiting) == TransactionState.EVICTED);
    }

    @Test
    void asksForOursAgainWhenAnotherBlockOfTheSameHeightIsTheBest() {
        node.mine(Wallet.STRANGER);
        start();
        var waiting = Wallet.pay(1, 5_000);
        node.accept(waiting);
        await("seen", () -> given.isKnown(waiting));

        node.chain.evict(waiting.txid);
        node.chain.refusals.put(waiting.txid, "bad-txns-inputs-missingorspent");
        node.chain.rewind(1);
        node.chain.mine(Wallet.STRANGER); // not announced: found when the node is asked where it is

        await("evicted", () -> given.state(waiting) == TransactionState.EVICTED);
    }

    @Test
    void offersAChildAgainAfterItsParentHoweverItHeardOfThem() {
        start();
        given.stop();
        var parent = Wallet.pay(1, 5_000);
        var child = Wallet.spend(List.of(new OutPoint(parent, 0)), Wallet.to(Wallet.STRANGER, 4_000));
        node.chain.accept(parent);
        node.chain.evict(parent.txid);
        var now = Instant.now();
        given.index.arrive(ChainFixture.LEASE, ChainFixture.NETWORK, parent, now);
        given.index.arrive(ChainFixture.LEASE, ChainFixture.NETWORK, child, now.minusSeconds(1));
        given.index.drop(ChainFixture.LEASE, ChainFixture.NETWORK, parent.txid, TransactionState.EVICTED);

        given.start(node);
        node.mine(Wallet.STRANGER);

        await("the parent", () -> given.state(parent) == TransactionState.UNCONFIRMED);
        await("the child", () -> given.state(child) == TransactionState.UNCONFIRMED);
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
    void isNotReadyWhileTheNodeLacksMoreThanAFewBlocks() {
        start();
        node.headersAhead = 7;
        node.mine(Wallet.STRANGER);
        await("noticed", () -> given.status().state() == ChainStatus.State.SYNCING);

        node.headersAhead = 0;
        node.mine(Wallet.STRANGER);

        given.awaitReady(tip());
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
}

package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.chain.BroadcastResult.Accepted;
import org.malipo.chain.BroadcastResult.AlreadyMined;
import org.malipo.chain.BroadcastResult.Rejected;
import org.malipo.chain.BroadcastResult.Unknown;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sending transactions to a node over a real socket. */
@ChainTest
class BroadcasterTests {
    @Autowired
    private ChainFixture given;

    @Autowired
    private BroadcastTable broadcasts;

    @Autowired
    private WithdrawnTable withdrawn;

    @Autowired
    private RelatedTable related;

    @Autowired
    private OfferCheck check;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

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
        given.reset(10);
        jdbc.execute("truncate chain_broadcast, chain_withdrawn");
    }

    @AfterEach
    void stop() throws IOException {
        clock.reset();
        given.stop();
        node.close();
    }

    @Test
    void sends() {
        var tx = Wallet.pay(1, 5_000);

        assertThat(broadcaster().broadcast(ChainFixture.NETWORK, tx)).isEqualTo(new Accepted(tx.txid));

        assertThat(node.chain.transaction(tx.txid)).isEqualTo(tx);
        assertThat(outcome(tx)).isEqualTo("accepted");
    }

    @Test
    void takesOneThatTheNodeHasForSent() {
        var tx = Wallet.pay(1, 5_000);
        node.chain.accept(tx);

        assertThat(broadcaster().broadcast(ChainFixture.NETWORK, tx)).isEqualTo(new Accepted(tx.txid));
    }

    @Test
    void takesOneInABlockForHarmless() {
        var tx = Wallet.pay(1, 5_000);
        node.chain.mine(Wallet.STRANGER, tx);

        assertThat(broadcaster().broadcast(ChainFixture.NETWORK, tx)).isEqualTo(new AlreadyMined(tx.txid));
    }

    @Test
    void tellsAConflictFromOtherRefusals() {
        var conflict = Wallet.pay(1, 5_000);
        var broken = Wallet.pay(2, 5_000);
        node.chain.refusals.putAll(
                Map.of(conflict.txid, "insufficient fee, rejecting replacement", broken.txid, "missing-inputs"));

        var broadcaster = broadcaster();

        assertThat(broadcaster.broadcast(ChainFixture.NETWORK, conflict))
                .isEqualTo(new Rejected(conflict.txid, -26, "insufficient fee, rejecting replacement"));
        assertThat(broadcaster.broadcast(ChainFixture.NETWORK, broken))
                .isEqualTo(new Rejected(broken.txid, -25, "missing-inputs"));
        assertThat(outcome(broken)).isEqualTo("rejected");
    }

    @Test
    void takesSilenceOfANodeForNoConsent() {
        var refused = Wallet.pay(1, 5_000);
        var taken = Wallet.pay(2, 5_000);
        node.missingMethods.add("testmempoolaccept");
        node.refusesInSilence = true;
        node.chain.refusals.put(refused.txid, "insufficient fee");

        var asked = node.asked();
        asked.capabilities().probe();
        try (var source = new FullNode(asked)) {
            assertThat(source.send(taken)).isEqualTo(new Accepted(taken.txid));
            assertThat(source.send(refused))
                    .isEqualTo(new Unknown(refused.txid, "The node does not say whether it takes the transaction."));
        }
    }

    @Test
    void sendsUnconfirmedParentsOnceMore() {
        given.begin();
        var parent = Wallet.pay(1, 5_000);
        var child = Wallet.spend(List.of(Wallet.output(parent, 0)), Wallet.to(Wallet.STRANGER, 4_000));
        given.arrive(parent);
        node.chain.accept(parent);
        node.chain.evict(parent.txid);

        assertThat(broadcaster().broadcast(ChainFixture.NETWORK, child)).isEqualTo(new Accepted(child.txid));

        assertThat(node.chain.mempool()).containsExactly(parent, child);
    }

    @Test
    void offersAgainWhatNobodyKnowsTheOutcomeOf() throws IOException {
        var tx = Wallet.pay(1, 5_000);
        node.close();
        var broadcaster = broadcaster();

        assertThat(broadcaster.broadcast(ChainFixture.NETWORK, tx)).isInstanceOf(Unknown.class);
        assertThat(outcome(tx)).isEqualTo("unknown");

        node.start();
        clock.tick(Duration.ofMinutes(2));
        broadcaster.offerUnknown();
        assertThat(outcome(tx)).isEqualTo("accepted");
        assertThat(node.chain.transaction(tx.txid)).isEqualTo(tx);
    }

    @Test
    void offersNothingThatIsWithdrawn() throws IOException {
        var outbid = Wallet.pay(1, 5_000);
        var other = Wallet.pay(2, 5_000);
        node.close();
        var broadcaster = broadcaster();
        broadcaster.broadcast(ChainFixture.NETWORK, outbid);
        withdrawn.add(ChainFixture.NETWORK, Set.of(outbid.txid), other.txid, clock.instant());

        node.start();
        clock.tick(Duration.ofMinutes(2));
        broadcaster.offerUnknown();
        assertThat(broadcaster.broadcast(ChainFixture.NETWORK, outbid)).isInstanceOf(Unknown.class);
        assertThat(node.chain.mempool()).isEmpty();

        withdrawn.removeOutbidBy(ChainFixture.NETWORK, other.txid);
        broadcaster.offerUnknown();
        assertThat(node.chain.mempool()).containsExactly(outbid);
    }

    @Test
    void sendsNoParentThatIsWithdrawn() {
        given.begin();
        var parent = Wallet.pay(1, 5_000);
        var child = Wallet.spend(List.of(Wallet.output(parent, 0)), Wallet.to(Wallet.STRANGER, 4_000));
        given.arrive(parent);
        node.chain.refusals.put(child.txid, "missing-inputs");
        withdrawn.add(ChainFixture.NETWORK, Set.of(parent.txid), Wallet.pay(2, 1_000).txid, clock.instant());

        assertThat(broadcaster().broadcast(ChainFixture.NETWORK, child)).isInstanceOf(Rejected.class);

        assertThat(node.chain.mempool()).isEmpty();
    }

    @Test
    void forgetsWhatNobodyHasTriedForTwoWeeks() {
        var old = Wallet.pay(1, 5_000);
        var recent = Wallet.pay(2, 5_000);
        var outbid = Wallet.pay(3, 5_000);
        var broadcaster = broadcaster();
        broadcaster.broadcast(ChainFixture.NETWORK, old);
        broadcasts.intend(ChainFixture.NETWORK, outbid, clock.instant());
        withdrawn.add(ChainFixture.NETWORK, Set.of(outbid.txid), old.txid, clock.instant());
        clock.tick(Duration.ofDays(10));
        broadcaster.broadcast(ChainFixture.NETWORK, recent);

        BroadcastPruning.prune(broadcasts, withdrawn, clock);
        assertThat(kept()).containsExactlyInAnyOrder(old.txid, outbid.txid, recent.txid);

        clock.tick(Duration.ofDays(5));
        BroadcastPruning.prune(broadcasts, withdrawn, clock);
        assertThat(kept()).containsExactly(recent.txid);
        assertThat(withdrawn.has(ChainFixture.NETWORK, outbid.txid)).isFalse();
    }

    private List<TxId> kept() {
        return jdbc.query("select txid from chain_broadcast", (row, _) -> new TxId(row.getBytes(1)));
    }

    @Test
    void triesSomeAtATimeAndTheOthersNext() throws IOException {
        node.close();
        var broadcaster = broadcaster();
        for (var i = 0; i < 101; i++) {
            broadcasts.intend(ChainFixture.NETWORK, Wallet.pay(1, 5_000 + i), clock.instant());
        }
        node.start();

        clock.tick(Duration.ofMinutes(2));
        broadcaster.offerUnknown();
        assertThat(node.chain.mempool()).hasSize(100);
        broadcaster.offerUnknown();
        assertThat(node.chain.mempool()).hasSize(101);
    }

    private Broadcaster broadcaster() {
        var sources =
                new Sources(new ChainSettings(Map.of(ChainFixture.NETWORK, node.settings())), clock, Path.of("unused"));
        return new Broadcaster(
                sources, new Trackers(sources, given.parts), broadcasts, withdrawn, related, check, clock);
    }

    private String outcome(Transaction tx) {
        return broadcasts.outcome(ChainFixture.NETWORK, tx.txid);
    }
}

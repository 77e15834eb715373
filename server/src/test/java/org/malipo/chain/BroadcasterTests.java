package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        jdbc.execute("truncate chain_broadcast");
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

    private Broadcaster broadcaster() {
        var sources =
                new Sources(new ChainSettings(Map.of(ChainFixture.NETWORK, node.settings())), clock, Path.of("unused"));
        return new Broadcaster(sources, new Trackers(sources, given.parts), broadcasts, related, check, clock);
    }

    private String outcome(Transaction tx) {
        return broadcasts.outcome(ChainFixture.NETWORK, tx.txid);
    }
}

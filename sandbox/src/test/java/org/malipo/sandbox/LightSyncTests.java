package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ScriptWitness;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.malipo.sandbox.p2p.P2pServer;

/** A light client that follows honest nodes. */
class LightSyncTests extends LightFixture {
    private static final int NOBODYS_PORT = 9;

    @Test
    void findsExactlyTheBlocksThatPayOrSpendWatchedScripts() throws Exception {
        mineElsewhere(400);
        var payment = pay(1);
        mineElsewhere(700);
        spend(payment);
        mineElsewhere(3);
        var sync = light(server.port());

        var status = until(sync, complete(1));

        assertThat(status.delivered()).isEqualTo(1_215);
        assertThat(follower.chain.lastEntry().getValue()).isEqualTo(nodeTip().hash());
        assertThat(follower.blocks.keySet()).containsExactly(511, 1_212);
        assertThat(Objects.requireNonNull(follower.blocks.get(511)).tx).contains(payment);
        assertThat(status.isUnconfirmed()).isTrue();
    }

    @Test
    void beginsAtItsBirthHeightOrAtTheTip() throws Exception {
        pay(1);
        mineElsewhere(1);
        pay(2);
        follower.birth = 113;
        until(light(server.port()), complete(1));

        assertThat(follower.chain)
                .containsKeys(113, 112, 111, 0)
                .containsEntry(113, nodeTip().hash());
        assertThat(follower.blocks.keySet()).containsExactly(113);

        follower.chain.clear();
        follower.blocks.clear();
        follower.birth = -1;
        until(light(server.port()), complete(1));

        assertThat(follower.chain.lastKey()).isEqualTo(113);
        assertThat(follower.blocks).isEmpty();
    }

    @Test
    void twoPeersThatAgreeConfirmEachOther() throws Exception {
        try (var second = new P2pServer(scene.node, 0)) {
            second.start();
            var sync = light(server.port(), second.port());

            var status = until(sync, now -> complete(2).test(now) && !now.isUnconfirmed());

            assertThat(status.agreed()).isEqualTo(2);
        }
    }

    @Test
    void followsAReorganisation() throws Exception {
        pay(1);
        mineElsewhere(2);
        var sync = light(server.port());
        until(sync, complete(1));
        assertThat(follower.blocks.keySet()).containsExactly(111);

        exclusively(() -> {
            scene.node.chain().invalidate(scene.node.chain().at(111));
            return scene.branch(scene.tip(), 1);
        });
        pay(2);
        exclusively(() -> scene.branch(scene.tip(), 3));
        until(sync, complete(1));

        assertThat(follower.disconnected).containsExactly(110);
        assertThat(follower.blocks.keySet()).containsExactly(112);
        assertThat(follower.chain.lastEntry().getValue()).isEqualTo(nodeTip().hash());
    }

    @Test
    void goesOnWhereItWasAfterARestartEvenIfTheChainHasLeftIt() throws Exception {
        var first = light(server.port());
        until(first, complete(1));
        first.close();
        exclusively(() -> {
            scene.node.chain().invalidate(scene.node.chain().at(109));
            return 0;
        });
        pay(1);
        mineElsewhere(3);

        until(light(server.port()), complete(1));

        assertThat(follower.disconnected).containsExactly(108);
        assertThat(follower.blocks.keySet()).containsExactly(109);
    }

    @Test
    void leavesTheFollowerWhereItIsUntilItsHeadersAreThatFar() throws Exception {
        var first = light(server.port());
        until(first, complete(1));
        first.close();
        Files.delete(folder.resolve("headers"));
        Files.delete(folder.resolve("filter-headers"));

        try (var alone = light(NOBODYS_PORT)) {
            assertThat(alone.step().headers()).isZero();
        }
        assertThat(follower.disconnected).isEmpty();

        until(light(server.port()), complete(1));
        assertThat(follower.disconnected).isEmpty();
    }

    @Test
    void hearsOfNewBlocksByItselfUntilItIsClosed() throws Exception {
        var sync = light(server.port());
        var running = new Thread(() -> {
            try {
                sync.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        running.start();
        await(() -> sync.status().delivered() == 110);

        mineElsewhere(1);
        await(() -> sync.status().delivered() == 111);
        sync.close();

        assertThat(running.join(Duration.ofSeconds(10))).isTrue();
        assertThat(follower.chain.lastKey()).isEqualTo(111);
    }

    @Test
    void looksThroughTheChainAgainForOtherScripts() throws Exception {
        var sync = light(server.port());
        until(sync, complete(1));
        assertThat(follower.blocks).isEmpty();

        var hits = new TreeMap<Integer, Integer>();
        var scripts = List.of(scene.script.toByteArray());
        var done = sync.rescan(100, () -> scripts, (height, _, block) -> {
            if (block != null) {
                hits.put(height, block.tx.size());
            }
        });
        sync.step();

        assertThat(done.get(1, TimeUnit.SECONDS)).isEqualTo(110);
        assertThat(hits).hasSize(11).containsKeys(100, 110);
        assertThat(follower.chain).hasSize(111);
    }

    @Test
    void countsThePeersThatHaveAnUnconfirmedTransaction() throws Exception {
        try (var second = new P2pServer(scene.node, 0)) {
            second.start();
            var sync = light(server.port(), second.port());
            until(sync, complete(2));

            var tx = admitted(1);

            until(sync, _ -> follower.seen.getOrDefault(tx.txid, 0) == 2);
        }
    }

    @Test
    void offersATransactionToItsPeersAndCountsWhoHandsItOut() throws Exception {
        var sync = light(server.port());
        until(sync, complete(1));
        var tx = scene.spend(scene.reward(1), Scene.FEE);

        sync.broadcast(tx, false);

        until(sync, _ -> scene.node.exclusively(() -> scene.waits(tx)));
        assertThat(sync.reach(tx.txid)).isZero();
        sync.ask(tx.txid);
        until(sync, _ -> sync.reach(tx.txid) == 1);
        assertThat(sync.isRelayed(tx.txid)).isFalse();
        sync.withdraw(tx.txid);
        assertThat(sync.reach(tx.txid)).isZero();
    }

    @Test
    void hearsOfATransactionFromAPeerThatWasNotOfferedIt() throws Exception {
        try (var second = new P2pServer(scene.node, 0)) {
            second.start();
            var sync = light(server.port(), second.port());
            until(sync, complete(2));
            var tx = scene.spend(scene.reward(1), Scene.FEE);

            sync.broadcast(tx, false);

            until(sync, _ -> sync.isRelayed(tx.txid));
            assertThat(sync.reach(tx.txid)).isEqualTo(1);
        }
    }

    @Test
    void takesNoTransactionForPassedOnThatPeersOnlyFetch() throws Exception {
        try (var second = new P2pServer(scene.node, 0)) {
            second.start();
            var sync = light(server.port(), second.port());
            until(sync, complete(2));
            var right = scene.spend(scene.reward(1), Scene.FEE);
            var wrong = right.updateWitness(0, new ScriptWitness(List.of()));

            sync.broadcast(wrong, true);
            sync.ask(wrong.txid);
            until(sync, complete(2));
            assertThat(sync.reach(wrong.txid)).isZero();
            sync.broadcast(right, true);
            until(sync, _ -> scene.node.exclusively(() -> scene.waits(right)));
            sync.ask(right.txid);

            until(sync, _ -> sync.reach(right.txid) == 2);
        }
    }
}

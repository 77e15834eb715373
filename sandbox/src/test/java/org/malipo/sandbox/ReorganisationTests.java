package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.mempool.MempoolEntry;

/** Branches overtake each other; coins and mempool follow. */
class ReorganisationTests {
    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(folder);
        scene.mine(120);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void givesBackWhatTheLosingBranchConfirmed(int depth) throws Exception {
        BlockEntry fork = scene.tip();
        Transaction payment = scene.spend(scene.reward(1), Scene.FEE);
        scene.node.admission().admit(payment);
        BlockEntry losing = scene.mine(depth).getLast();

        BlockEntry winning = scene.branch(fork, depth + 1);

        assertThat(scene.tip()).isEqualTo(winning).isNotEqualTo(losing);
        assertThat(scene.waits(payment)).as("the payment waits again").isTrue();
        assertThat(scene.node.chain().coins().find(scene.reward(1).outPoint())).isNotNull();

        scene.mine(1);

        assertThat(scene.node.chain().place(payment.txid)).as("confirmed again").isNotNull();
        assertThat(scene.waits(payment)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void restoresTheCoinsExactly(int depth) throws Exception {
        BlockEntry fork = scene.tip();
        Map<OutPoint, Coin> before = new HashMap<>(scene.node.chain().coins().all());
        for (int i = 1; i <= depth; i++) {
            Transaction parent = scene.spend(scene.reward(i), Scene.FEE);
            scene.node.admission().admit(parent);
            scene.node.admission().admit(scene.spend(Scene.output(parent, 0), Scene.FEE));
            scene.mine(1);
        }

        scene.node.chain().invalidate(scene.node.chain().at(fork.height() + 1));

        assertThat(scene.tip()).isEqualTo(fork);
        assertThat(scene.node.chain().coins().all()).isEqualTo(before);
        assertThat(scene.node.mempool().size()).isEqualTo(2 * depth);
    }

    @Test
    void staysOnTheFirstOfTwoEqualBranches() throws Exception {
        BlockEntry fork = scene.tip();
        BlockEntry first = scene.mine(1).getFirst();

        BlockEntry second = scene.branch(fork, 1);

        assertThat(scene.tip()).isEqualTo(first);
        assertThat(scene.node.chain().isActive(second)).isFalse();
    }

    @Test
    void dropsAPaymentThatTheWinningBranchContradicts() throws Exception {
        BlockEntry fork = scene.tip();
        Transaction payment = scene.spend(scene.reward(1), Scene.FEE);
        Transaction child = scene.spend(Scene.output(payment, 0), Scene.FEE);
        Transaction rival = scene.spend(scene.reward(1), 5 * Scene.FEE);
        scene.node.admission().admit(payment);
        scene.mine(1);
        scene.node.admission().admit(child);

        BlockEntry winning = scene.accepted(scene.block(fork, rival));
        scene.branch(winning, 1);

        assertThat(scene.node.chain().place(rival.txid)).isNotNull();
        assertThat(List.of(scene.waits(payment), scene.waits(child))).containsExactly(false, false);
    }

    @Test
    void stopsAtABranchWhoseScriptsFail() throws Exception {
        BlockEntry fork = scene.tip();
        BlockEntry honest = scene.mine(1).getFirst();
        Transaction immature = scene.spend(scene.reward(100), Scene.FEE);
        BlockEntry bad = scene.accepted(scene.block(fork, immature));

        String verdict = scene.verdict(scene.block(bad));

        assertThat(verdict).isEqualTo("bad-prevblk");
        assertThat(scene.tip()).isEqualTo(honest);
        assertThat(bad.isInvalid()).isTrue();
    }

    @Test
    void reconsidersAnInvalidatedBranch() throws Exception {
        BlockEntry fork = scene.tip();
        BlockEntry top = scene.mine(3).getLast();
        BlockEntry first = scene.node.chain().at(fork.height() + 1);

        scene.node.chain().invalidate(first);
        BlockEntry other = scene.branch(fork, 1);
        assertThat(scene.tip()).isEqualTo(other);
        scene.node.chain().reconsider(first);

        assertThat(scene.tip()).isEqualTo(top);
    }

    @Test
    void findsTheSameChainAfterARestart() throws Exception {
        BlockEntry fork = scene.tip();
        scene.mine(2);
        scene.node.chain().invalidate(scene.node.chain().at(fork.height() + 2));
        BlockEntry tip = scene.branch(fork, 2);
        Transaction payment = scene.spend(scene.reward(1), Scene.FEE);
        var waiting = scene.node.admission().admit(payment);
        Map<OutPoint, Coin> coins = new HashMap<>(scene.node.chain().coins().all());
        scene.close();

        scene = new Scene(folder);

        assertThat(scene.tip().hash()).isEqualTo(tip.hash());
        assertThat(scene.node.chain().coins().all()).isEqualTo(coins);
        assertThat(scene.node.mempool().all()).as("the mempool survives").containsExactly(waiting);
        assertThat(scene.node.mempool().all())
                .first()
                .extracting(MempoolEntry::time)
                .isEqualTo(waiting.time());
    }
}

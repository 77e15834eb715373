package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.Regtest;

/** One broken rule after another; each block is honest but for that. */
class BlockRulesTests {
    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(folder);
        scene.mine(101);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void acceptsAnHonestBlock() {
        var block = scene.block(scene.tip(), scene.spend(scene.reward(1), Scene.FEE));

        assertThat(scene.verdict(block)).isEqualTo("accepted");
        assertThat(scene.tip().hash()).isEqualTo(block.hash);
    }

    @Test
    void refusesMissingProofOfWork() {
        var block = scene.block(scene.tip());
        var header = block.header;
        while (header.checkProofOfWork()) {
            header = header.setNonce(header.nonce + 1);
        }

        assertThat(scene.verdict(new Block(header, block.tx))).isEqualTo("high-hash");
    }

    @Test
    void refusesAnEasierTarget() {
        var block = Scene.solved(withHeader(scene.block(scene.tip()), h -> h.setBits(0x2100ffffL)));

        assertThat(scene.verdict(block)).isEqualTo("bad-diffbits");
    }

    @Test
    void refusesAForeignMerkleRoot() {
        var block = Scene.solved(withHeader(scene.block(scene.tip()), h -> h.setHashMerkleRoot(ByteVector32.One)));

        assertThat(scene.verdict(block)).isEqualTo("bad-txnmrklroot");
    }

    @Test
    void refusesRepeatedTransactionsThatKeepTheMerkleRoot() {
        var first = scene.spend(scene.reward(1), Scene.FEE);
        var second = scene.spend(Scene.output(first, 0), Scene.FEE);
        var block = scene.block(scene.tip(), first, second);
        var repeated = new ArrayList<>(block.tx);
        repeated.add(second);

        assertThat(scene.verdict(new Block(block.header, repeated))).isEqualTo("bad-txns-duplicate");
        assertThat(scene.verdict(block))
                .as("the honest block with the same hash")
                .isEqualTo("accepted");
    }

    @Test
    void refusesAFalseWitnessCommitment() {
        int height = scene.tip().height() + 1;
        var spend = scene.spend(scene.reward(1), Scene.FEE);
        var forNothing = scene.coinbase(height, Regtest.subsidySats(height), List.of());

        assertThat(scene.verdict(scene.blockWith(scene.tip(), forNothing, spend)))
                .isEqualTo("bad-witness-merkle-match");
    }

    @Test
    void refusesWitnessesWithoutCommitment() {
        int height = scene.tip().height() + 1;
        var spend = scene.spend(scene.reward(1), Scene.FEE);
        var bare = scene.bareCoinbase(height, Regtest.subsidySats(height));

        assertThat(scene.verdict(scene.blockWith(scene.tip(), bare, spend))).isEqualTo("unexpected-witness");
    }

    @Test
    void refusesACommitmentWithoutReservedValue() {
        int height = scene.tip().height() + 1;
        var coinbase = scene.coinbase(height, Regtest.subsidySats(height), List.of())
                .updateWitness(0, new ScriptWitness(List.of()));

        assertThat(scene.verdict(scene.blockWith(scene.tip(), coinbase))).isEqualTo("bad-witness-nonce-size");
    }

    @Test
    void refusesACoinbaseOfAnotherHeight() {
        int height = scene.tip().height() + 1;
        var coinbase = scene.coinbase(height + 1, Regtest.subsidySats(height), List.of());

        assertThat(scene.verdict(scene.blockWith(scene.tip(), coinbase))).isEqualTo("bad-cb-height");
    }

    @Test
    void refusesTooLargeAReward() {
        int height = scene.tip().height() + 1;
        var spend = scene.spend(scene.reward(1), Scene.FEE);
        var greedy = scene.coinbase(height, Regtest.subsidySats(height) + Scene.FEE + 1, List.of(spend));
        var exact = scene.coinbase(height, Regtest.subsidySats(height) + Scene.FEE, List.of(spend));

        assertThat(scene.verdict(scene.blockWith(scene.tip(), greedy, spend))).isEqualTo("bad-cb-amount");
        assertThat(scene.verdict(scene.blockWith(scene.tip(), exact, spend))).isEqualTo("accepted");
    }

    @Test
    void halvesTheRewardEvery150Blocks() {
        assertThat(List.of(149, 150, 299, 300, 149 + 64 * 150).stream().map(Regtest::subsidySats))
                .containsExactly(5_000_000_000L, 2_500_000_000L, 2_500_000_000L, 1_250_000_000L, 0L);
    }

    @Test
    void refusesAnImmatureReward() {
        var young = scene.spend(scene.reward(3), Scene.FEE);

        assertThat(scene.verdict(scene.block(scene.tip(), young))).isEqualTo("bad-txns-premature-spend-of-coinbase");
    }

    @Test
    void refusesADoubleSpend() {
        var first = scene.spend(scene.reward(1), Scene.FEE);
        var second = scene.spend(scene.reward(1), 2 * Scene.FEE);

        assertThat(scene.verdict(scene.block(scene.tip(), first, second))).isEqualTo("bad-txns-inputs-missingorspent");
        scene.accepted(scene.block(scene.tip(), first));
        assertThat(scene.verdict(scene.block(scene.tip(), second))).isEqualTo("bad-txns-inputs-missingorspent");
    }

    @Test
    void refusesAFalseSignature() {
        Transaction honest = scene.spend(scene.reward(1), Scene.FEE);
        ByteVector signature = honest.txIn.getFirst().witness.stack.getFirst();
        var stack = new ArrayList<>(honest.txIn.getFirst().witness.stack);
        stack.set(0, signature.update(20, (byte) (signature.get(20) ^ 1)));
        var forged = honest.updateWitness(0, new ScriptWitness(stack));

        assertThat(scene.verdict(scene.block(scene.tip(), forged))).startsWith("mandatory-script-verify-flag-failed");
        assertThat(scene.node.chain().coins().find(scene.reward(1).outPoint()))
                .as("the coin is still there")
                .isNotNull();
    }

    @Test
    void refusesMoreOutThanIn() {
        var generous = scene.spend(scene.reward(1), -1);

        assertThat(scene.verdict(scene.block(scene.tip(), generous))).isEqualTo("bad-txns-in-belowout");
    }

    @Test
    void refusesATransactionBeforeItsLockTime() {
        int next = scene.tip().height() + 1;
        var coins = List.of(scene.reward(1));

        assertThat(scene.verdict(scene.block(scene.tip(), scene.spend(coins, Scene.FEE, 0, next))))
                .isEqualTo("bad-txns-nonfinal");
        assertThat(scene.verdict(scene.block(scene.tip(), scene.spend(coins, Scene.FEE, 0, next - 1))))
                .isEqualTo("accepted");
    }

    @Test
    void refusesATransactionBeforeItsRelativeLockTime() {
        var parent = scene.spend(scene.reward(1), Scene.FEE);
        scene.accepted(scene.block(scene.tip(), parent));
        var afterThree = scene.spend(List.of(Scene.output(parent, 0)), Scene.FEE, 3, 0);

        assertThat(scene.verdict(scene.block(scene.tip(), afterThree))).isEqualTo("bad-txns-nonfinal");
        scene.branch(scene.tip(), 2);
        assertThat(scene.verdict(scene.block(scene.tip(), afterThree))).isEqualTo("accepted");
    }

    @Test
    void refusesTimesOutsideTheWindow() {
        BlockEntry tip = scene.tip();
        var old = Scene.solved(withHeader(scene.block(tip), h -> h.setTime(tip.medianTimePast())));
        long ahead = System.currentTimeMillis() / 1_000 + Regtest.MAX_FUTURE_SECONDS + 60;
        var early = Scene.solved(withHeader(scene.block(tip), h -> h.setTime(ahead)));

        assertThat(scene.verdict(old)).isEqualTo("time-too-old");
        assertThat(scene.verdict(early)).isEqualTo("time-too-new");
    }

    @Test
    void refusesOldVersions() {
        var block = Scene.solved(withHeader(scene.block(scene.tip()), h -> h.setVersion(3)));

        assertThat(scene.verdict(block)).isEqualTo("bad-version(0x00000003)");
    }

    @Test
    void refusesABlockWithoutCoinbase() {
        var spend = scene.spend(scene.reward(1), Scene.FEE);

        assertThat(scene.verdict(scene.blockWith(scene.tip(), spend))).isEqualTo("bad-cb-missing");
    }

    private static Block withHeader(Block block, java.util.function.UnaryOperator<BlockHeader> change) {
        return new Block(change.apply(block.header), block.tx);
    }
}

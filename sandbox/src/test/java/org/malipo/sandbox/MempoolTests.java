package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the mempool lets in, and what pushes out what. */
class MempoolTests {
    private static final long FINAL = 0xffffffffL;

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(folder);
        scene.mine(110);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void admitsAndConfirmsAPayment() throws Exception {
        Transaction payment = scene.spend(scene.reward(1), Scene.FEE);

        assertThat(scene.verdict(payment)).isEqualTo("admitted");
        assertThat(scene.verdict(payment)).isEqualTo("txn-already-in-mempool");
        scene.mine(1);

        assertThat(scene.waits(payment)).isFalse();
        assertThat(scene.verdict(payment)).isEqualTo("txn-already-known");
    }

    @Test
    void refusesUnknownInputs() {
        Transaction unseen = scene.spend(scene.reward(1), Scene.FEE);
        Transaction child = scene.spend(Scene.output(unseen, 0), Scene.FEE);

        assertThat(scene.verdict(child)).isEqualTo("bad-txns-inputs-missingorspent");
    }

    @Test
    void refusesLessThanOneSatPerVbyte() {
        assertThat(scene.verdict(scene.spend(scene.reward(1), 100))).isEqualTo("min relay fee not met");
        assertThat(scene.verdict(scene.spend(scene.reward(1), 110))).isEqualTo("admitted");
    }

    @Test
    void refusesDust() {
        var coin = scene.reward(1);
        var change = new TxOut(new Satoshi(coin.sats() - 2_000), scene.script);

        assertThat(scene.verdict(pay(coin, new TxOut(new Satoshi(293), scene.script), change)))
                .isEqualTo("dust");
        assertThat(scene.verdict(pay(coin, new TxOut(new Satoshi(294), scene.script), change)))
                .isEqualTo("admitted");
    }

    @Test
    void refusesUnknownScriptsAndVersions() {
        var coin = scene.reward(1);
        var odd = new TxOut(new Satoshi(coin.sats() - Scene.FEE), ByteVector.fromHex("5187"));
        Transaction honest = scene.spend(coin, Scene.FEE);
        var future = new Transaction(4, honest.txIn, honest.txOut, honest.lockTime);

        assertThat(scene.verdict(pay(coin, odd))).isEqualTo("scriptpubkey");
        assertThat(scene.verdict(future)).isEqualTo("version");
    }

    @Test
    void refusesAFalseSignature() {
        Transaction honest = scene.spend(scene.reward(1), Scene.FEE);
        Transaction other = scene.spend(scene.reward(2), Scene.FEE);
        Transaction forged = honest.updateWitness(0, other.txIn.getFirst().witness);

        assertThat(scene.verdict(forged)).startsWith("mandatory-script-verify-flag-failed");
        assertThat(scene.verdict(honest.updateWitness(0, new ScriptWitness(List.of()))))
                .startsWith("mandatory-script-verify-flag-failed");
    }

    @Test
    void refusesWhatIsNotFinalYet() {
        int next = scene.tip().height() + 1;
        var coins = List.of(scene.reward(1));

        assertThat(scene.verdict(scene.spend(coins, Scene.FEE, 0xfffffffeL, next)))
                .isEqualTo("non-final");
        assertThat(scene.verdict(scene.spend(coins, Scene.FEE, 200, 0))).isEqualTo("non-BIP68-final");
    }

    @Test
    void replacesWithoutASignal() {
        Transaction first = scene.spend(List.of(scene.reward(1)), Scene.FEE, FINAL, 0);
        Transaction child = scene.spend(Scene.output(first, 0), Scene.FEE);
        Transaction second = scene.spend(List.of(scene.reward(1)), 3 * Scene.FEE, FINAL, 0);
        scene.verdict(first);
        scene.verdict(child);

        assertThat(scene.verdict(second)).isEqualTo("admitted");
        assertThat(List.of(scene.waits(first), scene.waits(child), scene.waits(second)))
                .containsExactly(false, false, true);
    }

    @Test
    void refusesAReplacementThatPaysTooLittle() {
        var coin = scene.reward(1);
        Transaction first = scene.spend(coin, Scene.FEE);
        scene.verdict(first);

        assertThat(scene.verdict(scene.spend(coin, Scene.FEE - 1))).isEqualTo("insufficient fee");
        assertThat(scene.verdict(scene.spend(coin, Scene.FEE + 100)))
                .as("less than one sat per virtual byte more")
                .isEqualTo("insufficient fee");
        assertThat(scene.verdict(scene.spend(coin, Scene.FEE + 110))).isEqualTo("admitted");
        assertThat(scene.waits(first)).isFalse();
    }

    @Test
    void refusesAReplacementThatDoesNotPayForDescendants() {
        var coin = scene.reward(1);
        Transaction first = scene.spend(coin, Scene.FEE);
        scene.verdict(first);
        scene.verdict(scene.spend(Scene.output(first, 0), 10 * Scene.FEE));

        assertThat(scene.verdict(scene.spend(coin, 5 * Scene.FEE))).isEqualTo("insufficient fee");
    }

    @Test
    void refusesAReplacementOfMoreThanAHundred() throws Exception {
        var spenders = new ArrayList<Scene.Coin>();
        Transaction fan = fanOut(scene.reward(1), 101);
        scene.verdict(fan);
        scene.mine(1);
        for (int i = 0; i < 101; i++) {
            assertThat(scene.verdict(scene.spend(Scene.output(fan, i), Scene.FEE)))
                    .isEqualTo("admitted");
            spenders.add(Scene.output(fan, i));
        }

        assertThat(scene.verdict(scene.spend(spenders, 5_000_000, FINAL, 0)))
                .isEqualTo("too many potential replacements");
        assertThat(scene.verdict(scene.spend(spenders.subList(0, 100), 5_000_000, FINAL, 0)))
                .isEqualTo("admitted");
    }

    @Test
    void limitsChainsTo25() {
        Transaction last = scene.spend(scene.reward(1), Scene.FEE);
        scene.verdict(last);
        for (int i = 2; i <= 25; i++) {
            last = scene.spend(Scene.output(last, 0), Scene.FEE);
            assertThat(scene.verdict(last)).isEqualTo("admitted");
        }

        assertThat(scene.verdict(scene.spend(Scene.output(last, 0), Scene.FEE))).isEqualTo("too-long-mempool-chain");
    }

    @Test
    void limitsDescendantsTo25() {
        Transaction fan = fanOut(scene.reward(1), 30);
        scene.verdict(fan);
        for (int i = 0; i < 24; i++) {
            assertThat(scene.verdict(scene.spend(Scene.output(fan, i), Scene.FEE)))
                    .isEqualTo("admitted");
        }

        assertThat(scene.verdict(scene.spend(Scene.output(fan, 24), Scene.FEE))).isEqualTo("too-long-mempool-chain");
    }

    @Test
    void dropsWhatABlockContradicts() {
        Transaction waiting = scene.spend(scene.reward(1), Scene.FEE);
        Transaction child = scene.spend(Scene.output(waiting, 0), Scene.FEE);
        Transaction mined = scene.spend(scene.reward(1), 2 * Scene.FEE);
        scene.verdict(waiting);
        scene.verdict(child);

        scene.accepted(scene.block(scene.tip(), mined));

        assertThat(scene.node.mempool().size()).isZero();
    }

    @Test
    void minesThousandsOfTransactionsAtOnce() throws Exception {
        Transaction fan = fanOut(scene.reward(1), 2_500);
        scene.accepted(scene.block(scene.tip(), fan));
        for (int i = 0; i < 2_500; i++) {
            assertThat(scene.verdict(scene.spend(Scene.output(fan, i), Scene.FEE)))
                    .isEqualTo("admitted");
        }

        var block = scene.mine(1).getFirst();

        assertThat(block.transactionCount()).isEqualTo(2_501);
        assertThat(scene.node.mempool().size()).isZero();
    }

    private Transaction pay(Scene.Coin coin, TxOut... outputs) {
        return scene.pay(List.of(coin), List.of(outputs), FINAL, 0);
    }

    private Transaction fanOut(Scene.Coin coin, int count) {
        var outputs = new ArrayList<TxOut>();
        for (int i = 0; i < count; i++) {
            outputs.add(new TxOut(new Satoshi(100_000), scene.script));
        }
        outputs.add(new TxOut(new Satoshi(coin.sats() - count * 100_000L - 50L * count - Scene.FEE), scene.script));
        return scene.pay(List.of(coin), outputs, FINAL, 0);
    }
}

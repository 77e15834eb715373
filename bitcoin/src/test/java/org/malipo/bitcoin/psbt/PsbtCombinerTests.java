package org.malipo.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.TestWallet;
import org.malipo.bitcoin.psbt.PsbtCombiner.Collected;
import org.malipo.bitcoin.psbt.PsbtCombiner.Progress;
import org.malipo.bitcoin.psbt.PsbtCreator.Options;

class PsbtCombinerTests {
    private final TestWallet wallet = TestWallet.twoOfThree("-[p2sh]");
    private Psbt base = Psbt.of(new Transaction(2, List.of(), List.of(), 0));

    @BeforeEach
    void create() throws PsbtException {
        base = PsbtSigningTests.create(wallet, PsbtSigningTests.plan(wallet), Options.PLAIN);
    }

    @Test
    void givesTheSameTransactionInAnyOrder() throws PsbtException {
        var a = signedBy(0);
        var b = signedBy(2);

        var one = PsbtFinalizer.extract(PsbtFinalizer.complete(PsbtCombiner.combine(List.of(base, a, b)))
                .psbt());
        var other = PsbtFinalizer.extract(PsbtFinalizer.complete(PsbtCombiner.combine(List.of(b, base, a)))
                .psbt());

        assertThat(other).isEqualTo(one);
        assertThat(PsbtCombiner.combine(List.of(a, b, a.toVersion2()))).isEqualTo(PsbtCombiner.combine(List.of(b, a)));
    }

    @Test
    void countsWhatIsSigned() throws PsbtException {
        assertThat(PsbtCombiner.progress(base)).isEqualTo(new Progress(2, 3, 0));
        assertThat(PsbtCombiner.progress(signedBy(1))).isEqualTo(new Progress(2, 3, 1));
        var half = signedBy(1);
        var gap = half.withInput(2, base.inputMaps().get(2));
        assertThat(PsbtCombiner.progress(gap)).isEqualTo(new Progress(2, 3, 0));
    }

    @Test
    void takesTheSamePsbtOnce() throws PsbtException {
        var first = PsbtCombiner.collect(base, signedBy(0));

        assertThat(first.added()).isEqualTo(3);
        assertThat(PsbtCombiner.collect(first.psbt(), signedBy(0))).isEqualTo(new Collected(first.psbt(), 0, 0));
    }

    @Test
    void ignoresForeignAndWrongSignatures() throws PsbtException {
        var stranger = TestWallet.other(AccountType.SEGWIT);
        var signed = signedBy(0);
        var good = signed.inputs()
                .getFirst()
                .partialSignatures()
                .entrySet()
                .iterator()
                .next();
        var foreignKey = stranger.masters().getFirst().getPublicKey().value;
        var map = base.inputMaps()
                .getFirst()
                .with(Field.PARTIAL_SIG, foreignKey, good.getValue())
                .with(Field.PARTIAL_SIG, good.getKey(), good.getValue().update(20, (byte)
                        (good.getValue().get(20) ^ 1)));

        var collected = PsbtCombiner.collect(base, base.withInput(0, map));

        assertThat(collected).isEqualTo(new Collected(base, 0, 2));
    }

    @Test
    void takesNothingButSignatures() throws PsbtException {
        var evil = signedBy(0);
        evil = evil.withGlobal(evil.globalMap().with(Field.MODIFIABLE, new byte[] {3}));
        evil = evil.withOutput(0, evil.outputMaps().getFirst().with(Field.OUT_REDEEM_SCRIPT, new byte[] {1}));
        evil = evil.withInput(0, evil.inputMaps().getFirst().with(Field.SIGHASH_TYPE, Wire.littleEndian(2, 4)));

        var collected = PsbtCombiner.collect(base, evil).psbt();

        assertThat(collected).isEqualTo(signedBy(0));
    }

    @Test
    void takesSignaturesOutOfWhatASignerFinished() throws PsbtException {
        var both = PsbtCombiner.combine(List.of(signedBy(0), signedBy(1)));
        var finished = PsbtFinalizer.complete(both).psbt();

        var collected = PsbtCombiner.collect(signedBy(0), finished);

        assertThat(collected.added()).isEqualTo(3);
        assertThat(collected.psbt()).isEqualTo(both);
    }

    @Test
    void takesSignaturesOutOfTheFinishedTransaction() throws PsbtException {
        var both = PsbtCombiner.combine(List.of(signedBy(0), signedBy(1)));
        var finished = PsbtFinalizer.extract(PsbtFinalizer.complete(both).psbt());

        var collected = PsbtCombiner.collect(signedBy(0), Psbt.ofFinished(finished));

        assertThat(collected.added()).isEqualTo(3);
        assertThat(collected.psbt()).isEqualTo(both);
    }

    @Test
    void refusesAnotherTransaction() throws PsbtException {
        var other = Psbt.of(new Transaction(2, base.unsigned().txIn, base.unsigned().txOut, 7));

        assertThatThrownBy(() -> PsbtCombiner.combine(List.of(base, other))).isInstanceOf(PsbtException.class);
        assertThatThrownBy(() -> PsbtCombiner.collect(base, other)).isInstanceOf(PsbtException.class);
    }

    @Test
    void keepsWhatItDoesNotKnow() throws PsbtException {
        var unknown = new ByteVector(new byte[] {(byte) 0xfc, 5, 'h', 'e', 'l', 'l', 'o', 1});
        var map = PsbtMap.of(java.util.Map.of(unknown, new ByteVector("beef")))
                .union(base.inputMaps().getFirst());
        var psbt = Psbt.parse(base.withInput(0, map).toBytes());

        assertThat(psbt.inputMaps().getFirst().records()).containsKey(unknown);
        assertThat(PsbtCombiner.combine(List.of(base, psbt))
                        .inputMaps()
                        .getFirst()
                        .records())
                .containsKey(unknown);
    }

    private Psbt signedBy(int signer) {
        return PsbtSigner.sign(base, SigningKey.ofRoot(wallet.masters().get(signer)))
                .psbt();
    }
}

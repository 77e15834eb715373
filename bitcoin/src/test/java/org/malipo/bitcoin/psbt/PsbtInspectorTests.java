package org.malipo.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.KeyPaths;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.TestWallet;
import org.malipo.bitcoin.psbt.Inspection.Out;
import org.malipo.bitcoin.psbt.PsbtCreator.Options;

class PsbtInspectorTests {
    private final TestWallet wallet = TestWallet.of(AccountType.SEGWIT);
    private final TestWallet payee = TestWallet.other(AccountType.SEGWIT);
    private Psbt psbt = Psbt.of(new Transaction(2, List.of(), List.of(), 0));

    @BeforeEach
    void create() throws PsbtException {
        psbt = PsbtSigningTests.create(wallet, PsbtSigningTests.plan(wallet), new Options(true, false));
    }

    @Test
    void showsWhatIsSpentAndSent() {
        var plan = PsbtSigningTests.plan(wallet);

        var inspection = inspect(psbt);

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.fee()).contains(plan.fee());
        assertThat(inspection.feeRate()).contains(plan.feeRate());
        assertThat(inspection.inputs())
                .extracting(in -> in.ours().orElseThrow())
                .containsExactlyInAnyOrder(AddressIndex.deposit(0), AddressIndex.deposit(7), AddressIndex.change(3));
        assertThat(inspection.outputs())
                .contains(new Out(
                        plan.unsigned().txOut.get(plan.change().orElseThrow()),
                        Optional.of(wallet.scheme().address(org.malipo.bitcoin.Branch.CHANGE, 0)),
                        Optional.of(AddressIndex.change(0))))
                .anyMatch(out -> out.ours().isEmpty() && out.output().amount.toLong() == 400_000);
        assertThat(inspection.inputs()).allMatch(in -> in.signatures() == 0 && in.needed() == 1);
    }

    @Test
    void findsOurOwnWithoutClaims() {
        var bare = psbt;
        for (var i = 0; i < 2; i++) {
            bare = bare.withOutput(i, PsbtMap.EMPTY);
        }

        assertThat(inspect(bare).outputs()).allMatch(out -> out.ours().isEmpty());
        var found = PsbtInspector.inspect(bare, wallet(), knows(Optional.empty()), null);
        assertThat(found.outputs()).filteredOn(out -> out.ours().isPresent()).hasSize(1);
    }

    @Test
    void believesNoClaim() {
        var ours = PsbtSigningTests.plan(wallet).change().orElseThrow();
        var claimed = psbt.withOutput(1 - ours, psbt.outputMaps().get(ours));

        var inspection = inspect(claimed);

        assertThat(inspection.findings()).containsExactly(new Finding.FalseClaim(1 - ours));
        assertThat(inspection.outputs().get(1 - ours).ours()).isEmpty();
        assertThat(inspection.hasMistakes()).isTrue();
    }

    @Test
    void findsForeignInputs() {
        var seen = PsbtInspector.inspect(psbt, new PsbtWallet(payee.scheme(), payee.keys()), Known.NOTHING, null);

        assertThat(seen.findings())
                .contains(new Finding.ForeignInput(0), new Finding.ForeignInput(1), new Finding.ForeignInput(2));
        assertThat(seen.findings())
                .filteredOn(Finding.Mistake.class::isInstance)
                .containsExactly(new Finding.NothingOurs());
    }

    @Test
    void findsMissingAndContradictoryCoins() {
        var map = psbt.inputMaps().getFirst();
        var none = psbt.withInput(0, map.without(Field.WITNESS_UTXO, Field.NON_WITNESS_UTXO));
        var wrong = psbt.withInput(1, map);

        assertThat(inspect(none).findings()).contains(new Finding.MissingUtxo(0));
        assertThat(inspect(none).fee()).isEmpty();
        assertThat(inspect(wrong).findings()).contains(new Finding.ContradictoryUtxo(1));
    }

    @Test
    void findsALieAboutTheAmount() {
        var real = psbt.inputs().getFirst().witnessUtxo().orElseThrow();
        var claimed = real.updateAmount(real.amount.minus(new Satoshi(50_000)));
        var map = psbt.inputMaps().getFirst().without(Field.NON_WITNESS_UTXO);
        var lie = psbt.withInput(0, map.with(Field.WITNESS_UTXO, TxOut.write(claimed)));

        var seen = PsbtInspector.inspect(lie, wallet(), knows(Optional.of(real)), null);

        assertThat(seen.findings()).contains(new Finding.WrongUtxo(0, claimed, real));
    }

    @Test
    void findsBadSignaturesAndOpenOnes() {
        var signed = PsbtSigner.sign(psbt, SigningKey.ofRoot(wallet.masters().getFirst()))
                .psbt();
        assertThat(inspect(signed).findings()).isEmpty();
        assertThat(inspect(signed).inputs()).allMatch(in -> in.signatures() == 1);

        var key = signed.inputs()
                .getFirst()
                .partialSignatures()
                .keySet()
                .iterator()
                .next();
        var other =
                signed.inputs().get(1).partialSignatures().values().iterator().next();
        var map = signed.inputMaps().getFirst();
        assertThat(inspect(signed.withInput(0, map.with(Field.PARTIAL_SIG, key, other)))
                        .findings())
                .containsExactly(new Finding.BadSignatures(0, 1));
        var open = signed.withInput(0, map.with(Field.SIGHASH_TYPE, Wire.littleEndian(0x83, 4)));
        assertThat(inspect(open).findings()).containsExactly(new Finding.OpenSignature(0, 0x83));
        var finished = PsbtFinalizer.complete(signed).psbt();
        var seen = PsbtInspector.inspect(finished, wallet(), knows(Optional.empty()), null);
        assertThat(seen.findings()).isEmpty();
        assertThat(seen.inputs()).allMatch(in -> in.isFinal() && in.ours().isPresent());
        var swapped = finished.withInput(
                0,
                finished.inputMaps()
                        .get(1)
                        .with(Field.WITNESS_UTXO, map.get(Field.WITNESS_UTXO).orElseThrow())
                        .without(Field.NON_WITNESS_UTXO));
        assertThat(inspect(swapped).findings()).contains(new Finding.BadFinalScript(0));
    }

    @Test
    void findsChanges() {
        var made = psbt.unsigned();
        var outputs = new ArrayList<>(made.txOut);
        var stolen = new TxOut(outputs.getFirst().amount, payee.script(AddressIndex.deposit(66)));
        var original = outputs.set(0, stolen);
        var changed = new Psbt(
                0,
                new Transaction(2, made.txIn, outputs, made.lockTime + 1),
                psbt.globalMap(),
                psbt.inputMaps(),
                psbt.outputMaps());

        var seen = PsbtInspector.inspect(changed, wallet(), Known.NOTHING, made);

        assertThat(seen.findings())
                .contains(new Finding.ChangedOutputs(List.of(original), List.of(stolen)), new Finding.ChangedInputs());
        assertThat(PsbtInspector.inspect(psbt, wallet(), Known.NOTHING, made).findings())
                .isEmpty();
    }

    @Test
    void findsAbsurdAmounts() {
        var made = psbt.unsigned();
        var less = made.txOut.stream()
                .map(out -> out.updateAmount(out.amount.div(2)))
                .toList();
        var more = made.txOut.stream()
                .map(out -> out.updateAmount(out.amount.times(2)))
                .toList();

        assertThat(inspect(with(less)).findings())
                .hasOnlyElementsOfType(Finding.AbsurdFee.class)
                .hasSize(1);
        assertThat(inspect(with(more)).findings())
                .hasOnlyElementsOfType(Finding.SpendsTooMuch.class)
                .hasSize(1);
    }

    @Test
    void findsAnotherNetwork() throws SchemeException {
        var mainnet = new KeyOrigin("73c5da0a", KeyPaths.parse("84'/0'/0'/0/0"));
        var key = psbt.inputs().getFirst().keyPaths().keySet().iterator().next();
        var map = psbt.inputMaps()
                .getFirst()
                .with(Field.BIP32_DERIVATION, key, new ByteVector(KeyPathCodec.write(mainnet)));

        assertThat(inspect(psbt.withInput(0, map)).findings()).containsExactly(new Finding.WrongNetwork());
    }

    private Psbt with(List<TxOut> outputs) {
        var made = psbt.unsigned();
        var transaction = new Transaction(2, made.txIn, outputs, made.lockTime);
        return new Psbt(0, transaction, psbt.globalMap(), psbt.inputMaps(), psbt.outputMaps());
    }

    private Inspection inspect(Psbt seen) {
        return PsbtInspector.inspect(seen, wallet(), Known.NOTHING, null);
    }

    private PsbtWallet wallet() {
        return new PsbtWallet(wallet.scheme(), wallet.keys());
    }

    /** A server that knows its addresses, and the first coin. */
    private Known knows(Optional<TxOut> coin) {
        return new Known() {
            @Override
            public Optional<AddressIndex> placeOf(ByteVector script) {
                return Stream.of(
                                AddressIndex.deposit(0),
                                AddressIndex.deposit(7),
                                AddressIndex.change(3),
                                AddressIndex.change(0))
                        .filter(at -> wallet.script(at).equals(script))
                        .findFirst();
            }

            @Override
            public Optional<TxOut> coin(OutPoint outpoint) {
                return outpoint.equals(psbt.inputs().getFirst().outpoint()) ? coin : Optional.empty();
            }
        };
    }
}

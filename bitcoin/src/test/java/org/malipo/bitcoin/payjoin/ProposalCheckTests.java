package org.malipo.bitcoin.payjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.bitcoin.payjoin.TestSender.sats;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.InputWeight;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.ProposalCheck.Terms;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;

class ProposalCheckTests {
    private static final SatPerVbyte ONE = SatPerVbyte.of(1);

    @Test
    void refusesEachCheatingProposal() throws PsbtException {
        var sender = TestSender.of(AccountType.SEGWIT);
        var change = sender.change();
        var honest = sender.joined();
        var fee = honest.fee().minus(sender.original().fee()).toLong();

        assertThat(cheat(sender, tx -> tx(3, tx.txIn, tx.txOut, tx.lockTime)))
                .isInstanceOf(Violation.VersionChanged.class);
        assertThat(cheat(sender, tx -> tx(2, tx.txIn, tx.txOut, 5))).isInstanceOf(Violation.LockTimeChanged.class);
        assertThat(cheat(sender, tx -> tx(2, sequences(tx, 1), tx.txOut, 0)))
                .isInstanceOf(Violation.SequenceChanged.class);
        assertThat(cheat(sender, tx -> tx(2, shopSequence(tx, sender), tx.txOut, 0)))
                .isInstanceOf(Violation.SequencesDiffer.class);
        assertThat(cheat(sender, tx -> tx(2, onlyShop(tx, sender), tx.txOut, 0)))
                .isInstanceOf(Violation.InputMissing.class);
        assertThat(cheat(sender, tx -> moved(tx, change, 1 - change, -50_000)))
                .isInstanceOf(Violation.ContributionTooLarge.class);
        assertThat(cheat(sender, tx -> moved(tx, change, 1 - change, -10)))
                .isInstanceOf(Violation.ContributionNotForFee.class);
        assertThat(cheat(sender, tx -> changed(tx, change, -(2_000 - fee))))
                .isInstanceOf(Violation.ContributionNotForInputs.class);
        assertThat(cheat(sender, tx -> changed(tx, 1 - change, fee + 1))).isInstanceOf(Violation.FeeDecreased.class);
        assertThat(cheat(sender, tx -> tx(2, tx.txIn, List.of(tx.txOut.get(1 - change)), 0)))
                .isInstanceOf(Violation.OutputMissing.class);
        assertThat(cheat(sender, tx -> tx(2, tx.txIn, tx.txOut.reversed(), 0)))
                .isInstanceOf(Violation.OutputMissing.class);
        var strict = new Terms(
                sender.terms().payment(),
                OptionalInt.empty(),
                sats(0),
                ONE,
                false,
                sender.terms().input());
        assertThat(ProposalCheck.check(sender.original(), strict, sender.answer()))
                .contains(new Violation.OutputDecreased(change));
        var dear = new Terms(
                sender.terms().payment(),
                OptionalInt.of(change),
                sats(2_000),
                SatPerVbyte.of(6),
                true,
                sender.terms().input());
        assertThat(ProposalCheck.check(sender.original(), dear, sender.answer()))
                .contains(new Violation.FeeRateTooLow());
        var open = sender.signedByShop(honest.unsigned(), honest.coins());
        assertThat(ProposalCheck.check(sender.original(), sender.terms(), open)).contains(new Violation.KeyPaths());
        var bareCoin = PsbtEdits.of(honest.unsigned(), honest.coins());
        assertThat(ProposalCheck.check(sender.original(), sender.terms(), bareCoin))
                .get()
                .isInstanceOf(Violation.ReceiverInputNotFinal.class);
    }

    /** The receiver may pay itself elsewhere, if we allowed it. */
    @Test
    void allowsAnotherPaymentOutputWhereWeAllowedIt() throws PsbtException {
        var sender = TestSender.of(AccountType.SEGWIT);
        UnaryOperator<Transaction> elsewhere = tx -> {
            var outputs = new ArrayList<>(tx.txOut);
            outputs.set(
                    1 - sender.change(),
                    new TxOut(
                            tx.txOut.get(1 - sender.change()).amount,
                            sender.shop().script(AddressIndex.deposit(99))));
            return tx(2, tx.txIn, outputs, 0);
        };

        assertThat(check(sender, elsewhere, sender.terms())).isEmpty();
        var strict = new Terms(
                sender.terms().payment(),
                sender.terms().feeOutput(),
                sats(2_000),
                ONE,
                false,
                sender.terms().input());
        assertThat(check(sender, elsewhere, strict)).contains(new Violation.OutputMissing());
    }

    /** The example of BIP 78: 182 sat at most from the first output; the receiver substituted nothing but added its coin. */
    @Test
    void acceptsTheExampleOfTheBip() throws PsbtException {
        var original = (Original) OriginalCheck.check(Psbt.parse(vector("original")));
        var proposal = Psbt.parse(vector("proposal"));
        var payment = original.transaction().txOut.get(1).publicKeyScript;
        var input = new InputWeight(364, true);

        assertThat(original.fee()).isEqualTo(sats(332));
        var terms = new Terms(payment, OptionalInt.of(0), sats(182), ONE, true, input);
        assertThat(ProposalCheck.check(original, terms, proposal)).isEmpty();
        var mean = new Terms(payment, OptionalInt.of(0), sats(100), ONE, true, input);
        assertThat(ProposalCheck.check(original, mean, proposal))
                .containsInstanceOf(Violation.ContributionTooLarge.class);
    }

    private static Violation cheat(TestSender sender, UnaryOperator<Transaction> change) throws PsbtException {
        return check(sender, change, sender.terms()).orElseThrow();
    }

    /** Changes the proposal before the receiver signs it. */
    private static Optional<Violation> check(TestSender sender, UnaryOperator<Transaction> change, Terms terms)
            throws PsbtException {
        var joined = sender.joined();
        var signed = sender.signedByShop(change.apply(joined.unsigned()), joined.coins());
        return ProposalCheck.check(sender.original(), terms, PayjoinReceiver.answer(signed, joined.ours()));
    }

    private static Transaction tx(long version, List<TxIn> inputs, List<TxOut> outputs, long lockTime) {
        return new Transaction(version, inputs, outputs, lockTime);
    }

    private static List<TxIn> sequences(Transaction tx, long sequence) {
        return tx.txIn.stream().map(input -> new TxIn(input.outPoint, sequence)).toList();
    }

    private static List<TxIn> shopSequence(Transaction tx, TestSender sender) {
        var ours = sender.shopCoin().outpoint();
        return tx.txIn.stream()
                .map(input -> input.outPoint.equals(ours) ? new TxIn(ours, 1) : input)
                .toList();
    }

    private static List<TxIn> onlyShop(Transaction tx, TestSender sender) {
        var ours = sender.shopCoin().outpoint();
        return tx.txIn.stream().filter(input -> input.outPoint.equals(ours)).toList();
    }

    private static Transaction changed(Transaction tx, int at, long by) {
        var outputs = new ArrayList<>(tx.txOut);
        outputs.set(at, outputs.get(at).updateAmount(outputs.get(at).amount.plus(sats(by))));
        return tx(tx.version, tx.txIn, outputs, tx.lockTime);
    }

    private static Transaction moved(Transaction tx, int from, int to, long by) {
        return changed(changed(tx, from, by), to, -by);
    }

    private static String vector(String name) {
        try (var file = ProposalCheckTests.class.getResourceAsStream("/vectors/bip-0078.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + "|"))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.malipo.bitcoin.InputWeight;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtInput;
import org.malipo.bitcoin.psbt.PsbtVerification;
import org.malipo.bitcoin.spend.TransactionWeight;

/**
 * The sender's checks of a receiver's proposal (BIP 78, "Sender's payjoin proposal checklist"). After any violation the original
 * is sent instead.
 */
public final class ProposalCheck {
    private final Original original;
    private final Terms terms;
    private final Psbt proposal;

    /**
     * What we allowed.
     * @param payment the script that pays the receiver
     * @param feeOutput our output that may shrink
     * @param maxContribution how far it may
     * @param minFeeRate what we want at least
     * @param outputSubstitution whether the receiver may change the payment
     * @param input what one of our inputs weighs
     */
    public record Terms(
            ByteVector payment,
            OptionalInt feeOutput,
            Satoshi maxContribution,
            SatPerVbyte minFeeRate,
            boolean outputSubstitution,
            InputWeight input) {}

    private ProposalCheck(Original original, Terms terms, Psbt proposal) {
        this.original = original;
        this.terms = terms;
        this.proposal = proposal;
    }

    /** {@return the first violation, or empty where the proposal may be signed} */
    public static Optional<Violation> check(Original original, Terms terms, Psbt proposal) {
        return new ProposalCheck(original, terms, proposal).violation();
    }

    private Optional<Violation> violation() {
        return Stream.<Supplier<Optional<Violation>>>of(
                        this::frame, this::inputs, this::receiverInputs, this::fees, this::outputs)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Violation> frame() {
        var before = original.transaction();
        var after = proposal.unsigned();
        if (after.version != before.version) {
            return Optional.of(new Violation.VersionChanged());
        }
        if (after.lockTime != before.lockTime) {
            return Optional.of(new Violation.LockTimeChanged());
        }
        var told = proposal.hasGlobalXpubs()
                || proposal.inputs().stream()
                        .anyMatch(input -> !input.keyPaths().isEmpty())
                || proposal.outputs().stream()
                        .anyMatch(output -> !output.keyPaths().isEmpty());
        return told ? Optional.of(new Violation.KeyPaths()) : Optional.empty();
    }

    private Optional<Violation> inputs() {
        var ours = new HashMap<OutPoint, Long>();
        original.transaction().txIn.forEach(input -> ours.put(input.outPoint, input.sequence));
        for (var input : proposal.inputs()) {
            var sequence = ours.get(input.outpoint());
            if (input.hasPartialSignatures()) {
                return Optional.of(new Violation.PartialSignature(input.index()));
            }
            if (sequence != null && sequence != input.sequence()) {
                return Optional.of(new Violation.SequenceChanged(input.index()));
            }
            if (sequence != null && input.isFinalized()) {
                return Optional.of(new Violation.OurInputFinal(input.index()));
            }
        }
        var sequences = proposal.inputs().stream().map(PsbtInput::sequence).distinct();
        if (sequences.count() > 1) {
            return Optional.of(new Violation.SequencesDiffer());
        }
        var order = proposal.inputs().stream()
                .map(PsbtInput::outpoint)
                .filter(ours::containsKey)
                .toList();
        var before = original.transaction().txIn.stream()
                .map(input -> input.outPoint)
                .toList();
        if (!new HashSet<>(order).containsAll(before)) {
            return Optional.of(new Violation.InputMissing());
        }
        return order.equals(before) ? Optional.empty() : Optional.of(new Violation.Shuffled());
    }

    private List<PsbtInput> added() {
        return proposal.inputs().stream()
                .filter(input -> !original.coins().containsKey(input.outpoint()))
                .toList();
    }

    private Optional<Violation> receiverInputs() {
        for (var input : added()) {
            if (!input.isFinalized()) {
                return Optional.of(new Violation.ReceiverInputNotFinal(input.index()));
            }
            if (input.utxo().isEmpty()) {
                return Optional.of(new Violation.ReceiverInputWithoutUtxo(input.index()));
            }
            var type = InputType.of(input.utxo().get().publicKeyScript);
            if (!original.spendsOnly(type)) {
                return Optional.of(new Violation.MixedInputs(input.index()));
            }
            if (!PsbtVerification.isSpent(proposal, input, coins())) {
                return Optional.of(new Violation.ReceiverInputWrong(input.index()));
            }
        }
        return Optional.empty();
    }

    private Map<OutPoint, TxOut> coins() {
        var coins = new HashMap<>(original.coins());
        added().forEach(input -> input.utxo().ifPresent(coin -> coins.put(input.outpoint(), coin)));
        return coins;
    }

    private Satoshi fee() {
        var in = coins().values().stream().map(coin -> coin.amount).reduce(new Satoshi(0), Satoshi::plus);
        return proposal.unsigned().txOut.stream().map(output -> output.amount).reduce(in, Satoshi::minus);
    }

    private Optional<Violation> fees() {
        if (fee().compareTo(original.fee()) < 0) {
            return Optional.of(new Violation.FeeDecreased());
        }
        return fee().compareTo(terms.minFeeRate().feeOf(vbytes())) < 0
                ? Optional.of(new Violation.FeeRateTooLow())
                : Optional.empty();
    }

    /** {@return the size once we have signed again} */
    private long vbytes() {
        var weights = new ArrayList<InputWeight>();
        original.coins().forEach((_, _) -> weights.add(terms.input()));
        added().forEach(input -> weights.add(PsbtVerification.weight(input)));
        return TransactionWeight.vbytes(TransactionWeight.of(weights, proposal.unsigned().txOut));
    }

    /** Ours stand in their order, others may stand between them. */
    private Optional<Violation> outputs() {
        var expected = new ArrayDeque<>(original.transaction().txOut);
        for (var output : proposal.unsigned().txOut) {
            if (isSubstituted(expected, output)) {
                expected.poll();
            }
            var next = expected.peek();
            if (next != null && next.publicKeyScript.equals(output.publicKeyScript)) {
                var at = original.transaction().txOut.size() - expected.size();
                var violation = changed(at, expected.remove(), output);
                if (violation.isPresent()) {
                    return violation;
                }
            }
        }
        if (expected.isEmpty() || (expected.size() == 1 && mayBeSubstituted(expected.getFirst()))) {
            return Optional.empty();
        }
        return Optional.of(new Violation.OutputMissing());
    }

    /** The payment was replaced by another output, and what follows it in ours is here already. */
    private boolean isSubstituted(ArrayDeque<TxOut> expected, TxOut output) {
        var next = expected.peek();
        return next != null
                && mayBeSubstituted(next)
                && !next.publicKeyScript.equals(output.publicKeyScript)
                && proposal.unsigned().txOut.stream()
                        .noneMatch(other -> other.publicKeyScript.equals(next.publicKeyScript));
    }

    private boolean mayBeSubstituted(TxOut output) {
        return terms.outputSubstitution() && output.publicKeyScript.equals(terms.payment());
    }

    private Optional<Violation> changed(int at, TxOut before, TxOut after) {
        if (mayBeSubstituted(before)) {
            return Optional.empty();
        }
        var lost = before.amount.minus(after.amount);
        if (lost.toLong() <= 0) {
            return Optional.empty();
        }
        if (terms.feeOutput().isEmpty() || terms.feeOutput().getAsInt() != at) {
            return Optional.of(new Violation.OutputDecreased(at));
        }
        return contribution(lost);
    }

    private Optional<Violation> contribution(Satoshi lost) {
        if (lost.compareTo(terms.maxContribution()) > 0) {
            return Optional.of(new Violation.ContributionTooLarge(lost));
        }
        if (lost.compareTo(fee().minus(original.fee())) > 0) {
            return Optional.of(new Violation.ContributionNotForFee(lost));
        }
        var most = feeOf(added().size(), terms.input(), original);
        return lost.compareTo(most) > 0 ? Optional.of(new Violation.ContributionNotForInputs(lost)) : Optional.empty();
    }

    /** {@return what so many more inputs cost at the rate of the original} */
    static Satoshi feeOf(int inputs, InputWeight input, Original original) {
        var rate = new BigDecimal(original.fee().toLong())
                .divide(new BigDecimal(original.vbytes()), 8, RoundingMode.CEILING);
        return new SatPerVbyte(rate).feeOf(TransactionWeight.vbytes(input.units()) * inputs);
    }
}

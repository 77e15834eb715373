package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.malipo.bitcoin.Dust;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.payjoin.ProposalResult.Refused;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.spend.TransactionWeight;

/** Joins a coin of ours to a payment that a sender signed already (BIP 78, receiver). */
public final class PayjoinReceiver {
    private final Original original;
    private final PayjoinParameters parameters;
    private final Payment payment;

    /**
     * The output that pays us.
     * @param output its index
     * @param mayShrink how much of it is more than what is due: nothing for a top-up, which has no due
     */
    public record Payment(int output, Satoshi mayShrink) {}

    public PayjoinReceiver(Original original, PayjoinParameters parameters, Payment payment) {
        this.original = original;
        this.parameters = parameters;
        this.payment = payment;
    }

    /**
     * @param coin a coin of ours that nothing else uses
     * @param minRelay below this rate our node takes nothing
     */
    public ProposalResult join(Coin coin, SatPerVbyte minRelay, RandomGenerator random) {
        if (!original.spendsOnly(InputType.of(coin.output().publicKeyScript))) {
            return new Refused(PayjoinError.UNAVAILABLE, "The sender's coins are of another type than ours");
        }
        var vbytes = TransactionWeight.vbytes(
                (long) original.transaction().weight() + coin.weight().units());
        var share = FeeShare.of(additionalFee(vbytes), overpaid(), contribution());
        var fee = original.fee().plus(share.fromPayment()).plus(share.fromSender());
        var least = parameters.minFeeRate().orElse(minRelay);
        if (share.unpaid().toLong() > 0 && fee.compareTo(least.feeOf(vbytes)) < 0) {
            return new Refused(PayjoinError.NOT_ENOUGH_MONEY, "Nobody pays the fee of our input");
        }
        return new Proposal(
                transaction(coin, share, random), coin.outpoint(), coins(coin), paid().minus(share.fromPayment()), fee);
    }

    private Satoshi paid() {
        return original.transaction().txOut.get(payment.output()).amount;
    }

    /** {@return what is missing for the rate of the original at the new size} */
    private Satoshi additionalFee(long vbytes) {
        var atOldRate = BigDecimal.valueOf(original.fee().toLong())
                .multiply(BigDecimal.valueOf(vbytes))
                .divide(BigDecimal.valueOf(original.vbytes()), 0, RoundingMode.CEILING);
        return new Satoshi(atOldRate.longValueExact()).minus(original.fee());
    }

    private Satoshi overpaid() {
        return parameters.outputSubstitution() ? payment.mayShrink() : new Satoshi(0);
    }

    private Satoshi contribution() {
        var output = feeOutput().map(at -> original.transaction().txOut.get(at));
        var spare = output.map(out -> out.amount.minus(Dust.limitOf(out.publicKeyScript.toByteArray())));
        return spare.flatMap(most -> parameters.maxContribution().map(most::min))
                .orElseGet(() -> new Satoshi(0));
    }

    /** {@return the sender's output for fees; one that does not exist, or is ours, counts as none} */
    private Optional<Integer> feeOutput() {
        return parameters.feeOutput().stream()
                .boxed()
                .filter(at -> at < original.transaction().txOut.size() && at != payment.output())
                .findFirst();
    }

    private Transaction transaction(Coin coin, FeeShare share, RandomGenerator random) {
        var old = original.transaction();
        var inputs = new ArrayList<TxIn>();
        old.txIn.forEach(input -> inputs.add(new TxIn(input.outPoint, input.sequence)));
        var sequence = inputs.get(random.nextInt(inputs.size())).sequence;
        inputs.add(random.nextInt(inputs.size() + 1), new TxIn(coin.outpoint(), sequence));
        var outputs = new ArrayList<>(old.txOut);
        add(outputs, payment.output(), coin.amount().minus(share.fromPayment()));
        feeOutput().ifPresent(at -> add(outputs, at, share.fromSender().unaryMinus()));
        return new Transaction(old.version, inputs, outputs, old.lockTime);
    }

    private static void add(List<TxOut> outputs, int at, Satoshi amount) {
        var output = outputs.get(at);
        outputs.set(at, output.updateAmount(output.amount.plus(amount)));
    }

    private Map<OutPoint, TxOut> coins(Coin coin) {
        var coins = new LinkedHashMap<>(original.coins());
        coins.put(coin.outpoint(), coin.output());
        return coins;
    }

    /**
     * {@return the answer to the sender: our input signed, theirs not, and nothing told but our coin}
     * @param signed the proposal as our wallet signed it
     * @throws PsbtException if our input is not signed
     */
    public static Psbt answer(Psbt signed, OutPoint ours) throws PsbtException {
        var answer = PsbtEdits.only(PsbtFinalizer.complete(signed).psbt(), ours);
        if (answer.inputs().stream().noneMatch(input -> input.isFinalized())) {
            throw new PsbtException("Our input of the payjoin is not signed");
        }
        return answer;
    }
}

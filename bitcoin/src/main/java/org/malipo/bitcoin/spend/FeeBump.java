package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.malipo.bitcoin.Dust;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.BumpResult.Bumped;
import org.malipo.bitcoin.spend.BumpResult.ChangeTooSmall;
import org.malipo.bitcoin.spend.BumpResult.ForeignInputs;
import org.malipo.bitcoin.spend.BumpResult.HasDescendants;
import org.malipo.bitcoin.spend.BumpResult.NoOutputOfOurs;
import org.malipo.bitcoin.spend.BumpResult.NotReplaceable;
import org.malipo.bitcoin.spend.BumpResult.NothingToTakeFrom;
import org.malipo.bitcoin.spend.BumpResult.RateTooLow;
import org.malipo.bitcoin.spend.BumpResult.Refused;
import org.malipo.bitcoin.spend.SpendResult.Plan;

/** Raises the fee of what is unconfirmed: by another transaction in its place (RBF), or by a child that pays for it (CPFP). */
public final class FeeBump {
    private FeeBump() {}

    /**
     * What nodes ask of a replacement.
     * @param incrementalRelay the rate by which it must exceed what it replaces
     * @param mempoolMinimum the rate below which nothing is taken
     * @param fullRbf whether the node replaces what does not signal it
     */
    public record RelayPolicy(SatPerVbyte incrementalRelay, SatPerVbyte mempoolMinimum, boolean fullRbf) {}

    /**
     * The transaction to replace.
     * @param coins what its inputs spend, by outpoint, as far as it is ours
     * @param change its output that is ours
     * @param descendants transactions in the mempool that stand on it, itself included
     */
    public record Original(
            Transaction transaction, Map<OutPoint, Coin> coins, OptionalInt change, FeePackage fees, int descendants) {}

    /** Builds a transaction with the same inputs and outputs, whose change, or single output, bears the higher fee. */
    public static BumpResult replace(Original original, SatPerVbyte target, RelayPolicy policy) {
        return refusal(original, target, policy)
                .<BumpResult>map(refused -> refused)
                .orElseGet(() -> replacement(original, target));
    }

    private static Optional<Refused> refusal(Original original, SatPerVbyte target, RelayPolicy policy) {
        var inputs = original.transaction().txIn;
        if (!inputs.stream().allMatch(input -> original.coins().containsKey(input.outPoint))) {
            return Optional.of(new ForeignInputs());
        }
        if (!policy.fullRbf() && inputs.stream().noneMatch(input -> input.sequence <= Assembly.REPLACEABLE)) {
            return Optional.of(new NotReplaceable());
        }
        if (original.descendants() > 1) {
            return Optional.of(new HasDescendants());
        }
        if (original.change().isEmpty() && original.transaction().txOut.size() != 1) {
            return Optional.of(new NothingToTakeFrom());
        }
        var lowest = original.fees().lowestRate(policy.incrementalRelay(), policy.mempoolMinimum());
        return target.compareTo(lowest) < 0 ? Optional.of(new RateTooLow(lowest)) : Optional.empty();
    }

    private static BumpResult replacement(Original original, SatPerVbyte target) {
        var old = original.transaction();
        var bump = original.fees().bump(target);
        var at = original.change().orElse(0);
        var payer = old.txOut.get(at);
        var left = payer.amount.minus(bump);
        var least = Dust.limitOf(payer.publicKeyScript.toByteArray());
        if (left.compareTo(least) < 0) {
            return new ChangeTooSmall(left.max(new Satoshi(0)), least);
        }
        var outputs = new ArrayList<>(old.txOut);
        outputs.set(at, payer.updateAmount(left));
        var coins = old.txIn.stream()
                .map(input -> original.coins().get(input.outPoint))
                .toList();
        var unsigned = new Transaction(old.version, spending(coins), outputs, old.lockTime);
        var plan = new Plan(
                unsigned, coins, original.change(), original.fees().fee().plus(bump), weight(coins, outputs));
        return new Bumped(plan, bump);
    }

    /**
     * A transaction that a child pays for.
     * @param ours its outputs that are ours and unspent
     */
    public record Parent(List<Coin> ours, FeePackage fees) {}

    /**
     * Builds a child that spends outputs of ours to an address of ours and lifts what it stands on to the target rate. Several
     * transactions can be lifted by one child; relatives must not be counted twice, so that each belongs to one parent only.
     * @param to the script of a new address of ours
     */
    public static BumpResult child(
            List<Parent> parents, byte[] to, SatPerVbyte target, RelayPolicy policy, long lockTime) {
        var coins = parents.stream().flatMap(parent -> parent.ours().stream()).toList();
        if (coins.isEmpty() || parents.stream().anyMatch(parent -> parent.ours().isEmpty())) {
            return new NoOutputOfOurs();
        }
        var whole = together(parents.stream().map(Parent::fees).toList());
        var lowest = new SatPerVbyte(
                whole.effectiveRate().value().add(policy.incrementalRelay().value()));
        if (target.compareTo(lowest) < 0) {
            return new RateTooLow(lowest);
        }
        var weight = weight(coins, List.of(new TxOut(new Satoshi(0), to)));
        var vbytes = TransactionWeight.vbytes(weight);
        var fee = whole.childFee(target, vbytes).max(policy.mempoolMinimum().feeOf(vbytes));
        var total = coins.stream().map(Coin::amount).reduce(new Satoshi(0), Satoshi::plus);
        var left = total.minus(fee);
        var least = Dust.limitOf(to);
        if (left.compareTo(least) < 0) {
            return new ChangeTooSmall(left.max(new Satoshi(0)), least);
        }
        var unsigned = new Transaction(Assembly.VERSION, spending(coins), List.of(new TxOut(left, to)), lockTime);
        return new Bumped(new Plan(unsigned, coins, OptionalInt.of(0), fee, weight), fee);
    }

    private static FeePackage together(List<FeePackage> packages) {
        var vbytes = packages.stream().mapToLong(FeePackage::packageVbytes).sum();
        var fee = packages.stream().map(FeePackage::packageFee).reduce(new Satoshi(0), Satoshi::plus);
        return FeePackage.alone(vbytes, fee);
    }

    private static List<TxIn> spending(List<Coin> coins) {
        return coins.stream()
                .map(coin -> new TxIn(coin.outpoint(), Assembly.REPLACEABLE))
                .toList();
    }

    private static long weight(List<Coin> coins, List<TxOut> outputs) {
        return TransactionWeight.of(coins.stream().map(Coin::weight).toList(), outputs);
    }
}

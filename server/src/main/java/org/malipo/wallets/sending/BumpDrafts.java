package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.BumpResult;
import org.malipo.bitcoin.spend.BumpResult.Bumped;
import org.malipo.bitcoin.spend.FeeBump;
import org.malipo.bitcoin.spend.FeeBump.Original;
import org.malipo.bitcoin.spend.FeeBump.Parent;
import org.malipo.bitcoin.spend.FeeBump.RelayPolicy;
import org.malipo.bitcoin.spend.LockTimes;
import org.malipo.bitcoin.spend.SpendResult.Plan;
import org.malipo.chain.Chain;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/** Works out transactions that raise fees. Addresses for new change are not taken. */
@Component
class BumpDrafts {
    private static final SatPerVbyte NOTHING = SatPerVbyte.of(0);

    private final ChangeAddresses changes;
    private final Chain chain;

    BumpDrafts(ChangeAddresses changes, Chain chain) {
        this.changes = changes;
        this.chain = chain;
    }

    /**
     * One way to raise a fee.
     *
     * @param at the rate that is asked for
     * @param place where the change of the plan goes
     */
    record Way(StoreWallet wallet, Function<SatPerVbyte, BumpResult> at, Function<Plan, Optional<AddressIndex>> place) {
        /** {@return the lowest rate that nodes take, or why there is none} */
        BumpResult lowest() {
            var asked = at.apply(NOTHING);
            return asked instanceof BumpResult.RateTooLow low ? at.apply(low.lowest()) : asked;
        }

        /** {@return the lowest rate that nodes take, where it is possible at all} */
        Optional<SatPerVbyte> lowestRate() {
            return at.apply(NOTHING) instanceof BumpResult.RateTooLow(var lowest) && at.apply(lowest) instanceof Bumped
                    ? Optional.of(lowest)
                    : Optional.empty();
        }

        Draft draft(Plan plan) {
            return new Draft(wallet, plan, place.apply(plan));
        }
    }

    /** @throws ProblemException if these can't be helped in this way, whatever is paid */
    Way of(BumpKind kind, List<Bumpable> all) {
        return switch (kind) {
            case REPLACEMENT -> replacement(single(all));
            case CHILD -> child(independent(all));
            case CANCELLATION -> cancellation(single(all));
        };
    }

    private static Bumpable single(List<Bumpable> all) {
        if (all.size() != 1) {
            throw new ProblemException(BumpProblems.SEVERAL);
        }
        return all.getFirst();
    }

    private static List<Bumpable> independent(List<Bumpable> all) {
        all.stream().flatMap(one -> Stream.ofNullable(one.absent())).findFirst().ifPresent(why -> {
            throw new ProblemException(why);
        });
        if (all.stream().anyMatch(one -> all.stream().anyMatch(one::standsOn))) {
            throw new ProblemException(BumpProblems.RELATED);
        }
        return all;
    }

    /** The same payments; the change, or a single output, bears the fee. */
    private Way replacement(Bumpable bumpable) {
        var original = new Original(
                bumpable.transaction(),
                bumpable.spent(),
                bumpable.change().map(change -> OptionalInt.of(change.output())).orElseGet(OptionalInt::empty),
                bumpable.fees(),
                bumpable.descendants());
        var policy = policy(bumpable.wallet());
        return new Way(
                bumpable.wallet(),
                rate -> FeeBump.replace(original, rate, policy),
                _ -> bumpable.change().map(Bumpable.Change::at));
    }

    /** All of it back to an address of ours. */
    private Way cancellation(Bumpable bumpable) {
        var back = AddressIndex.change(changes.upcoming(bumpable.wallet()));
        var left = bumpable.transaction().txOut.stream()
                .map(output -> output.amount)
                .reduce(new Satoshi(0), Satoshi::plus);
        var output = new TxOut(left, script(bumpable.wallet(), back));
        var original = new Original(
                bumpable.transaction().updateOutputs(List.of(output)),
                bumpable.spent(),
                OptionalInt.of(0),
                bumpable.fees(),
                bumpable.descendants());
        var policy = policy(bumpable.wallet());
        return new Way(bumpable.wallet(), rate -> FeeBump.replace(original, rate, policy), _ -> Optional.of(back));
    }

    /** A child of all of these that pays for them. */
    private Way child(List<Bumpable> bumpables) {
        var wallet = bumpables.getFirst().wallet();
        var to = AddressIndex.change(changes.upcoming(wallet));
        var parents = bumpables.stream()
                .map(bumpable -> new Parent(bumpable.free(), bumpable.fees()))
                .toList();
        var policy = policy(wallet);
        var script = script(wallet, to);
        var lockTime = LockTimes.now(tip(wallet), new SplittableRandom());
        return new Way(wallet, rate -> FeeBump.child(parents, script, rate, policy, lockTime), _ -> Optional.of(to));
    }

    private static byte[] script(StoreWallet wallet, AddressIndex at) {
        return wallet.scheme().scriptPubKey(Branch.CHANGE, at.index());
    }

    private OptionalInt tip(StoreWallet wallet) {
        var status = chain.status(wallet.network());
        return status.isReady() ? OptionalInt.of(status.height()) : OptionalInt.empty();
    }

    private RelayPolicy policy(StoreWallet wallet) {
        var policy = chain.relayPolicy(wallet.network());
        return new RelayPolicy(policy.increment(), policy.lowest(), policy.fullRbf());
    }
}

package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.BumpResult;
import org.malipo.bitcoin.spend.BumpResult.Bumped;
import org.malipo.money.Sats;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.BumpDrafts.Way;
import org.malipo.wallets.sending.BumpOptions.Option;
import org.malipo.wallets.sending.SendOutcome.Refused;
import org.springframework.stereotype.Component;

/** Raises the fees of unconfirmed transactions, and takes them back. Nothing here may be called in a transaction. */
@Component
public class Bumps {
    private final Bumpables bumpables;
    private final BumpDrafts drafts;
    private final BumpSends sends;
    private final Drafts rates;

    Bumps(Bumpables bumpables, BumpDrafts drafts, BumpSends sends, Drafts rates) {
        this.bumpables = bumpables;
        this.drafts = drafts;
        this.sends = sends;
        this.rates = rates;
    }

    /** @throws ProblemException if the wallet has no such transaction, or it is not waiting for a block */
    public BumpOptions options(StoreWallet wallet, TxId txid) {
        var bumpable = bumpables.of(wallet, txid);
        var fees = bumpable.fees();
        return new BumpOptions(
                txid,
                new Sats(fees.fee().toLong()),
                fees.vbytes(),
                fees.effectiveRate(),
                option(drafts.replacement(bumpable)),
                option(drafts.child(wallet, List.of(bumpable))),
                option(drafts.cancellation(bumpable)));
    }

    private static Option option(Way way) {
        var lowest = way.lowestRate();
        return way.lowest() instanceof BumpResult.Refused refused
                ? new Option(null, BumpProblems.of(refused))
                : new Option(lowest.orElseThrow(), null);
    }

    /**
     * @param method null for a replacement where that is possible and change pays for it, else a child: that whoever is paid
     *     gets less must be asked for
     */
    public SendOutcome bump(StoreWallet wallet, TxId txid, @Nullable BumpMethod method, FeeWish wish, boolean sign) {
        return carefully(() -> {
            var bumpable = bumpables.of(wallet, txid);
            var replacement = drafts.replacement(bumpable);
            var replaces = method == null
                    ? bumpable.change().isPresent() && replacement.lowestRate().isPresent()
                    : method == BumpMethod.RBF;
            return replaces
                    ? carryOut(replacement, wish, draft -> sends.replace(draft, txid, SendPurpose.REPLACEMENT, sign))
                    : child(wallet, List.of(bumpable), wish, sign);
        });
    }

    /** Has one child pay for all of these. */
    public SendOutcome bumpTogether(StoreWallet wallet, List<TxId> txids, FeeWish wish, boolean sign) {
        return carefully(() -> {
            var all = txids.stream()
                    .distinct()
                    .map(txid -> bumpables.of(wallet, txid))
                    .toList();
            return areRelated(all) ? new Refused(BumpProblems.RELATED) : child(wallet, all, wish, sign);
        });
    }

    /** Puts a transaction in its place that brings everything back. */
    public SendOutcome cancel(StoreWallet wallet, TxId txid, FeeWish wish, boolean sign) {
        return carefully(() -> carryOut(
                drafts.cancellation(bumpables.of(wallet, txid)),
                wish,
                draft -> sends.replace(draft, txid, SendPurpose.CANCELLATION, sign)));
    }

    private SendOutcome child(StoreWallet wallet, List<Bumpable> parents, FeeWish wish, boolean sign) {
        return carryOut(drafts.child(wallet, parents), wish, draft -> sends.child(draft, sign));
    }

    private static boolean areRelated(List<Bumpable> all) {
        return all.stream()
                .anyMatch(one -> all.stream()
                        .anyMatch(other -> !other.txid().equals(one.txid())
                                && one.ancestors().contains(other.txid())));
    }

    private interface Step {
        SendOutcome then(Draft draft);
    }

    private SendOutcome carryOut(Way way, FeeWish wish, Step step) {
        return switch (way.at().apply(rate(way, wish))) {
            case Bumped bumped -> step.then(way.draft(bumped.plan()));
            case BumpResult.Refused refused -> new Refused(BumpProblems.of(refused));
        };
    }

    /** Who names no rate is not refused because the usual one is too low. */
    private SatPerVbyte rate(Way way, FeeWish wish) {
        if (wish.rate() != null) {
            return wish.rate();
        }
        var usual = rates.rate(way.wallet(), wish.blocks());
        return way.lowestRate().filter(lowest -> lowest.compareTo(usual) > 0).orElse(usual);
    }

    private static SendOutcome carefully(Supplier<SendOutcome> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            return new Refused(e.problem());
        }
    }
}

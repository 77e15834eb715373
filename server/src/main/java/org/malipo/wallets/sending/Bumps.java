package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxId;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.BumpResult;
import org.malipo.bitcoin.spend.BumpResult.Bumped;
import org.malipo.bitcoin.spend.FeePackage;
import org.malipo.money.Sats;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.BumpDrafts.Way;
import org.malipo.wallets.sending.BumpOptions.Option;
import org.malipo.wallets.sending.BumpOptions.Price;
import org.springframework.stereotype.Component;

/** Raises the fees of unconfirmed transactions, and takes them back. Nothing here may be called in a transaction. */
@Component
public class Bumps {
    private static final int RATE_DECIMALS = 3;

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

    /**
     * @param speeds within how many blocks it should be, each with its price; ascending
     * @throws ProblemException if the wallet lacks one of these transactions, or it can't be helped any more
     */
    public BumpOptions options(StoreWallet wallet, List<TxId> txids, List<Integer> speeds) {
        var all = bumpables.of(wallet, txids);
        return new BumpOptions(
                fee(all),
                all.stream().mapToLong(one -> one.fees().vbytes()).sum(),
                rate(all),
                option(BumpKind.REPLACEMENT, all, speeds),
                option(BumpKind.CHILD, all, speeds),
                option(BumpKind.CANCELLATION, all, speeds));
    }

    private Option option(BumpKind kind, List<Bumpable> all, List<Integer> speeds) {
        try {
            var way = drafts.of(kind, all);
            return switch (way.lowest()) {
                case BumpResult.Refused refused -> Option.impossible(BumpProblems.of(refused));
                case Bumped _ -> new Option(way.lowestRate().orElseThrow(), null, prices(kind, way, all, speeds));
            };
        } catch (ProblemException e) {
            return Option.impossible(e.problem());
        }
    }

    private List<Price> prices(BumpKind kind, Way way, List<Bumpable> all, List<Integer> speeds) {
        var prices = new LinkedHashMap<SatPerVbyte, Price>();
        for (var blocks : speeds) {
            var rate = rate(way, new FeeWish(null, blocks));
            if (way.at().apply(rate) instanceof Bumped bumped) {
                var look = new BumpLook.Drafted(kind, way.draft(bumped.plan()), rate, fee(all));
                prices.putIfAbsent(rate, new Price(blocks, rate, look.fee()));
            }
        }
        return List.copyOf(prices.values());
    }

    /** {@return the transaction as it would be now} An order for its rate makes the same again while nothing has changed. */
    public BumpLook look(StoreWallet wallet, BumpOrder order) {
        try {
            var all = bumpables.of(wallet, order.txids());
            var kind = order.kind() == null ? usual(all) : order.kind();
            var way = drafts.of(kind, all);
            var rate = rate(way, order.fee());
            return switch (way.at().apply(rate)) {
                case Bumped bumped -> new BumpLook.Drafted(kind, way.draft(bumped.plan()), rate, fee(all));
                case BumpResult.Refused refused -> new BumpLook.Refused(BumpProblems.of(refused));
            };
        } catch (ProblemException e) {
            return new BumpLook.Refused(e.problem());
        }
    }

    /** Signs and sends what was looked at, or gives it out to be signed elsewhere. */
    public SendOutcome carryOut(BumpOrder order, BumpLook.Drafted look, boolean sign) {
        return sends.carryOut(order, look, sign);
    }

    /** Does what is wanted, without a look in between. */
    public SendOutcome bump(StoreWallet wallet, BumpOrder order, boolean sign) {
        return switch (look(wallet, order)) {
            case BumpLook.Drafted drafted -> carryOut(order, drafted, sign);
            case BumpLook.Refused(var problem) -> new SendOutcome.Refused(problem);
        };
    }

    private BumpKind usual(List<Bumpable> all) {
        var isReplaced = all.size() == 1
                && all.getFirst().change().isPresent()
                && drafts.of(BumpKind.REPLACEMENT, all).lowestRate().isPresent();
        return isReplaced ? BumpKind.REPLACEMENT : BumpKind.CHILD;
    }

    /** Who names no rate is not refused because the usual one is too low. */
    private SatPerVbyte rate(Way way, FeeWish wish) {
        if (wish.rate() != null) {
            return wish.rate();
        }
        var estimate = rates.rate(way.wallet(), wish.blocks()).value();
        var usual = new SatPerVbyte(estimate.setScale(RATE_DECIMALS, RoundingMode.CEILING));
        return way.lowestRate().filter(lowest -> lowest.compareTo(usual) > 0).orElse(usual);
    }

    private static Sats fee(List<Bumpable> all) {
        return all.stream().map(one -> new Sats(one.fees().fee().toLong())).reduce(Sats.ZERO, Sats::plus);
    }

    private static SatPerVbyte rate(List<Bumpable> all) {
        var fees = all.stream().map(Bumpable::fees).map(FeePackage::packageFee).reduce(new Satoshi(0), Satoshi::plus);
        return SatPerVbyte.of(
                fees, all.stream().mapToLong(one -> one.fees().packageVbytes()).sum());
    }
}

package org.malipo.wallets.web;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.chain.Chain;
import org.malipo.chain.HistoryPage;
import org.malipo.problem.Problem.Kind;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.HistoryFilter;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.sending.BumpKind;
import org.malipo.wallets.sending.BumpOptions;
import org.malipo.wallets.sending.Bumps;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.web.BumpView.Now;
import org.malipo.wallets.web.BumpView.Other;
import org.malipo.wallets.web.BumpView.Way;
import org.springframework.stereotype.Component;

/** Prepares what can be done about transactions that wait. */
@Component
class BumpViews {
    private static final int MOST_OTHERS = 25;

    private final Bumps bumps;
    private final WalletHistory history;
    private final Chain chain;

    BumpViews(Bumps bumps, WalletHistory history, Chain chain) {
        this.bumps = bumps;
        this.history = history;
        this.chain = chain;
    }

    BumpView of(StoreWallet wallet, List<TxId> txids) {
        return of(wallet, txids, null, Optional.empty());
    }

    /**
     * {@return the same after something was typed that can't be done}
     *
     * @throws ProblemException if the wallet has no such transaction
     */
    BumpView of(StoreWallet wallet, BumpForm form, Refusal wrong) {
        return of(wallet, form.txids(), form, Optional.of(wrong));
    }

    private BumpView of(StoreWallet wallet, List<TxId> txids, @Nullable BumpForm form, Optional<Refusal> wrong) {
        try {
            var options = bumps.options(
                    wallet, txids, IntStream.of(SendViews.HURRIES).boxed().toList());
            return view(
                    wallet,
                    txids,
                    Optional.of(new Now(options.fee(), options.rate(), blocks(wallet, options.rate()))),
                    ways(wallet, txids, options, form, wrong),
                    Optional.empty());
        } catch (ProblemException e) {
            if (e.problem().kind() == Kind.NOT_FOUND) {
                throw e;
            }
            return view(wallet, txids, Optional.empty(), List.of(), Optional.of(BumpWords.of(e.problem())));
        }
    }

    private BumpView view(
            StoreWallet wallet, List<TxId> txids, Optional<Now> now, List<Way> ways, Optional<Refusal> trouble) {
        return new BumpView(
                WalletOnPage.path(wallet),
                txids.stream().map(txid -> txid.value.toHex()).toList(),
                now,
                ways,
                trouble,
                others(wallet, txids));
    }

    private static List<Way> ways(
            StoreWallet wallet,
            List<TxId> txids,
            BumpOptions options,
            @Nullable BumpForm form,
            Optional<Refusal> wrong) {
        return Stream.of(BumpKind.values())
                .filter(kind -> kind == BumpKind.CHILD || txids.size() == 1)
                .map(kind -> {
                    var isTyped = form != null && form.kind() == kind;
                    return way(
                            wallet, kind, options.of(kind), isTyped ? form : null, isTyped ? wrong : Optional.empty());
                })
                .toList();
    }

    private static Way way(
            StoreWallet wallet,
            BumpKind kind,
            BumpOptions.Option option,
            @Nullable BumpForm form,
            Optional<Refusal> wrong) {
        var lowest = option.lowest();
        var prices = option.prices();
        var first = prices.isEmpty()
                ? TypedHurry.OWN
                : String.valueOf(prices.getFirst().blocks());
        return new Way(
                BumpForm.name(kind),
                Caller.current().may(permission(kind), wallet.store()),
                Optional.ofNullable(option.why()).map(BumpWords::of),
                lowest == null ? "" : lowest.value().stripTrailingZeros().toPlainString(),
                prices,
                form == null ? first : form.hurry(),
                form == null ? "" : form.rate(),
                wrong);
    }

    static Permission permission(BumpKind kind) {
        return switch (kind) {
            case REPLACEMENT, CHILD -> Permission.CAN_CREATE_TRANSACTIONS;
            case CANCELLATION -> Permission.CAN_CANCEL_TRANSACTIONS;
        };
    }

    private int blocks(StoreWallet wallet, SatPerVbyte rate) {
        return IntStream.of(SendViews.HURRIES)
                .filter(blocks ->
                        chain.estimate(wallet.network(), blocks).rate().compareTo(rate) <= 0)
                .findFirst()
                .orElse(0);
    }

    private List<Other> others(StoreWallet wallet, List<TxId> txids) {
        var waiting = new HistoryFilter(HistoryPage.Part.UNCONFIRMED, null);
        return history.transactions(wallet, waiting, null, 0, MOST_OTHERS).stream()
                .map(one -> new Other(
                        one.txid(),
                        one.seenAt(),
                        one.change(),
                        txids.stream().anyMatch(txid -> txid.toString().equals(one.txid()))))
                .toList();
    }
}

package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Satoshi;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.SpendResult.Plan;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.DraftResult.Drafted;
import org.malipo.wallets.sending.PreviewResult.Refused;
import org.malipo.wallets.sending.PreviewResult.Shown;
import org.malipo.wallets.sending.SendPreview.Input;
import org.malipo.wallets.sending.SendPreview.Output;
import org.springframework.stereotype.Component;

/** Shows what an order would come to. Coins are chosen anew each time; who wants the same ones names them in the order. */
@Component
public class SendPreviews {
    private static final SatPerVbyte ABSURD_RATE = SatPerVbyte.of(2_000);
    /** A fee of a quarter of all there is, unless it is a small payment. */
    private static final int ABSURD_SHARE = 4;

    private static final Sats SMALL_FEE = new Sats(10_000);

    private final WalletCoins coins;
    private final Drafts drafts;

    SendPreviews(WalletCoins coins, Drafts drafts) {
        this.coins = coins;
        this.drafts = drafts;
    }

    public PreviewResult of(StoreWallet wallet, SendOrder order) {
        return switch (drafts.draft(wallet, order, coins.of(wallet))) {
            case Drafted(var draft) -> new Shown(of(draft, drafts.rate(wallet, order)));
            case DraftResult.Refused(var why) -> new Refused(SpendProblems.of(why));
        };
    }

    /** {@return a transaction that is drafted already, as its owner should see it} */
    SendPreview of(Draft draft, SatPerVbyte wanted) {
        var plan = draft.plan();
        return new SendPreview(
                inputs(draft), outputs(draft), draft.fee(), plan.feeRate(), plan.vbytes(), warnings(plan, wanted));
    }

    private static List<Input> inputs(Draft draft) {
        var network = draft.wallet().network();
        return draft.plan().coins().stream()
                .map(coin -> new Input(
                        coin.outpoint(),
                        Addresses.ofScript(coin.output().publicKeyScript.toByteArray(), network)
                                .orElseThrow(),
                        sats(coin.amount()),
                        coin.confirmations(),
                        WalletCoins.labels(coin)))
                .toList();
    }

    private static List<Output> outputs(Draft draft) {
        var network = draft.wallet().network();
        var change = draft.plan().change().orElse(-1);
        var outputs = draft.unsigned().txOut;
        return IntStream.range(0, outputs.size())
                .mapToObj(at -> new Output(
                        Addresses.ofScript(outputs.get(at).publicKeyScript.toByteArray(), network),
                        sats(outputs.get(at).amount),
                        at == change))
                .toList();
    }

    private static List<Warning> warnings(Plan plan, SatPerVbyte wanted) {
        var warnings = new ArrayList<Warning>();
        var fee = sats(plan.fee());
        var sent = plan.unsigned().txOut.stream()
                .mapToLong(output -> output.amount.toLong())
                .sum();
        var isLarge = fee.compareTo(SMALL_FEE) > 0 && fee.value() > (sent + fee.value()) / ABSURD_SHARE;
        if (isLarge || plan.feeRate().compareTo(ABSURD_RATE) > 0) {
            warnings.add(new Warning.AbsurdFee(fee, plan.feeRate()));
        }
        var labels = new TreeSet<String>();
        plan.coins().forEach(coin -> labels.addAll(WalletCoins.labels(coin)));
        if (plan.coins().stream().map(Coin::group).distinct().count() > 1) {
            warnings.add(new Warning.MixedLabels(labels));
        }
        var unconfirmed =
                plan.coins().stream().filter(coin -> !coin.isConfirmed()).count();
        if (unconfirmed > 0) {
            warnings.add(new Warning.UnconfirmedCoins(Math.toIntExact(unconfirmed)));
        }
        var beyond = plan.fee().minus(wanted.feeOf(plan.vbytes()));
        if (plan.change().isEmpty() && beyond.toLong() > 0) {
            warnings.add(new Warning.ChangeToFee(sats(beyond)));
        }
        return List.copyOf(warnings);
    }

    private static Sats sats(Satoshi amount) {
        return new Sats(amount.toLong());
    }
}

package org.malipo.wallets.web;

import fr.acinq.bitcoin.Satoshi;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.malipo.bitcoin.coins.CoinFilter.LeftOut;
import org.malipo.bitcoin.spend.SpendResult;
import org.malipo.money.Sats;
import org.malipo.problem.Problem;
import org.malipo.wallets.setup.Refusal;

/** Says in the words of pages why nothing can be sent. */
final class SpendRefusals {
    private SpendRefusals() {}

    static Refusal of(String reason, String... values) {
        return new Refusal("wallets.send.wrong." + reason, List.of(values));
    }

    static Refusal of(SpendResult.Refused refused) {
        return switch (refused) {
            case SpendResult.NoPayments _ -> of("nobody");
            case SpendResult.SeveralSubtract _ -> of("several-subtract");
            case SpendResult.NoCoins none -> leavingOut("no-coins", none.leftOut());
            case SpendResult.NotEnough missing ->
                leavingOut("not-enough", missing.leftOut(), btc(missing.available()), btc(missing.needed()));
            case SpendResult.NothingForFee _ -> of("nothing-for-fee");
            case SpendResult.OutputTooSmall small -> of("too-small", btc(small.amount()), btc(small.least()));
            case SpendResult.TooHeavy heavy -> of("too-heavy", btc(heavy.mostAtOnce()));
        };
    }

    /** Problems of the wallet's keys and of the node; what has no words of its own is told as it is. */
    static Refusal of(Problem problem) {
        return switch (problem.code()) {
            case "coins-taken" -> of("coins-taken");
            case "not-available" -> of("no-key");
            case "fee-not-accepted" -> of("fee-not-accepted");
            case "psbt-signing-error" -> of("not-signed");
            default -> of("other", problem.message());
        };
    }

    private static Refusal leavingOut(String reason, Map<LeftOut, Satoshi> leftOut, String... values) {
        var longChains = leftOut.get(LeftOut.LONG_CHAIN);
        if (longChains == null) {
            return of(reason, values);
        }
        var all = Stream.concat(Stream.of(values), Stream.of(btc(longChains)));
        return of(reason + ".long-chains", all.toArray(String[]::new));
    }

    private static String btc(Satoshi amount) {
        return new Sats(amount.toLong()).toBtc().toPlainString();
    }
}

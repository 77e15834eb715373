package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Satoshi;
import java.util.Map;
import org.malipo.bitcoin.coins.CoinFilter.LeftOut;
import org.malipo.bitcoin.spend.SpendResult;
import org.malipo.money.Sats;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;

/** Why an order can't be carried out, in words. */
public final class SpendProblems {
    static final Problem COINS_TAKEN = Problem.of(
            Kind.CONFLICT,
            "coins-taken",
            "Another transaction takes these coins just now. Nothing was sent; try again.");

    private SpendProblems() {}

    public static Problem of(SpendResult.Refused refused) {
        return switch (refused) {
            case SpendResult.NoPayments _ -> Problem.refused("no-destination", "Nobody is to be paid.");
            case SpendResult.SeveralSubtract _ ->
                Problem.refused("several-subtract-fees", "Only one destination can bear the fee.");
            case SpendResult.NoCoins none ->
                Problem.refused(
                        "not-enough-funds",
                        "There are no coins to spend, or all of them are left out." + longChains(none.leftOut()));
            case SpendResult.NotEnough missing ->
                Problem.refused(
                        "not-enough-funds",
                        "The coins come to " + btc(missing.available()) + " BTC, but " + btc(missing.needed())
                                + " BTC are needed with the fee." + longChains(missing.leftOut()));
            case SpendResult.NothingForFee _ ->
                Problem.refused("not-enough-funds", "Nothing is left for the fee: let a destination bear it.");
            case SpendResult.OutputTooSmall small ->
                Problem.refused(
                        "output-too-small",
                        "Destination " + small.payment() + " would get " + btc(small.amount()) + " BTC, less than the "
                                + btc(small.least()) + " BTC that nodes relay.");
            case SpendResult.TooHeavy heavy ->
                Problem.refused(
                        "transaction-too-large",
                        "So many coins are needed that no node would relay the transaction. At most "
                                + btc(heavy.mostAtOnce()) + " BTC can be sent at once.");
        };
    }

    private static String longChains(Map<LeftOut, Satoshi> leftOut) {
        var amount = leftOut.get(LeftOut.LONG_CHAIN);
        return amount == null
                ? ""
                : " Unconfirmed coins of " + btc(amount)
                        + " BTC are left out: with them it would stand on more unconfirmed"
                        + " transactions than nodes relay.";
    }

    private static String btc(Satoshi amount) {
        return new Sats(amount.toLong()).toBtc().toPlainString();
    }
}

package org.malipo.wallets.sending;

import org.malipo.bitcoin.spend.BumpResult;
import org.malipo.money.Sats;
import org.malipo.problem.Problem;

/** Why a fee can't be raised, in words. */
final class BumpProblems {
    static final Problem RELATED = Problem.refused(
            "related-transactions",
            "Some of these transactions stand on each other. Raise the fee of the last ones only.");

    static final Problem SEVERAL =
            Problem.refused("several-transactions", "Several transactions can be helped by one child only.");

    static final Problem FORGOTTEN = Problem.refused(
            "forgotten",
            "Nodes have forgotten the transaction: nothing can stand on it. Only who made it can replace it.");

    static final Problem NOT_TAKEN = Problem.refused(
            "not-taken",
            "No node has taken the transaction yet: nothing can stand on it. Only who made it can replace it.");

    static final Problem PARENT_FORGOTTEN = Problem.refused(
            "parent-forgotten",
            "Nodes have forgotten a transaction on which this one stands. Raise the fee of that one first.");

    static final Problem COINS_SPENT = Problem.refused(
            "coins-spent",
            "Another transaction has spent a coin of this one: it can't come back, and nothing need be done about it.");

    static final Problem COINS_HELD = Problem.refused(
            "coins-held",
            "Another transaction that is not sent yet has a coin of this one. Send that one, or cancel it first.");

    private BumpProblems() {}

    static Problem of(BumpResult.Refused refused) {
        return switch (refused) {
            case BumpResult.ForeignInputs _ ->
                Problem.refused(
                        "foreign-inputs", "Somebody else has paid into the transaction: only they could replace it.");
            case BumpResult.NotReplaceable _ ->
                Problem.refused(
                        "not-replaceable",
                        "The transaction does not signal that it may be replaced, and the node insists on that.");
            case BumpResult.HasDescendants _ ->
                Problem.refused(
                        "has-descendants", "Another transaction spends its outputs already, and would go with it.");
            case BumpResult.NothingToTakeFrom _ ->
                Problem.refused(
                        "nothing-to-take-from",
                        "The transaction has no change from which a higher fee could be taken.");
            case BumpResult.ChangeTooSmall small ->
                Problem.refused(
                        "change-too-small",
                        "The change output is too small: " + btc(small.wouldBe().toLong())
                                + " BTC would be left, less than the "
                                + btc(small.least().toLong())
                                + " BTC that nodes relay.");
            case BumpResult.RateTooLow low ->
                Problem.refused(
                        "fee-rate-too-low",
                        "Nodes ask for at least " + low.lowest().value().toPlainString() + " sat/vB.");
            case BumpResult.NoOutputOfOurs _ ->
                Problem.refused("no-output-of-ours", "No output of the transaction is the wallet's and unspent.");
        };
    }

    private static String btc(long sats) {
        return new Sats(sats).toBtc().toPlainString();
    }
}

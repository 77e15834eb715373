package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.Satoshi;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.SpendResult.Plan;

/** What came of raising the fee of an unconfirmed transaction. */
public sealed interface BumpResult {
    /**
     * A replacement, or a child, that waits for its signatures.
     * @param bump what it pays beyond what was paid already
     */
    record Bumped(Plan plan, Satoshi bump) implements BumpResult {}

    sealed interface Refused extends BumpResult {}

    /** An input of it is not ours, so that we can't sign another in its place. */
    record ForeignInputs() implements Refused {}

    /** It does not say that it may be replaced, and the node does not replace such ones. */
    record NotReplaceable() implements Refused {}

    /** Other transactions spend it already: they would go with it. */
    record HasDescendants() implements Refused {}

    /** It has several outputs, and none of them is ours to take from. */
    record NothingToTakeFrom() implements Refused {}

    /** The output that pays would become less than nodes relay. */
    record ChangeTooSmall(Satoshi wouldBe, Satoshi least) implements Refused {}

    /** Nodes take a replacement only if it pays this rate at least. */
    record RateTooLow(SatPerVbyte lowest) implements Refused {}

    /** No output of it, or of its relatives, is ours and unspent. */
    record NoOutputOfOurs() implements Refused {}
}

package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.Satoshi;

/** What is wrong with a receiver's proposal. */
public sealed interface Violation {
    record VersionChanged() implements Violation {}

    record LockTimeChanged() implements Violation {}

    /** It tells key paths or account keys, where it has no reason to. */
    record KeyPaths() implements Violation {}

    record PartialSignature(int input) implements Violation {}

    record SequenceChanged(int input) implements Violation {}

    record SequencesDiffer() implements Violation {}

    /** Our input still has the signatures of the original. */
    record OurInputFinal(int input) implements Violation {}

    record InputMissing() implements Violation {}

    /** Our inputs stand in another order. */
    record Shuffled() implements Violation {}

    record ReceiverInputNotFinal(int input) implements Violation {}

    record ReceiverInputWithoutUtxo(int input) implements Violation {}

    /** Its signatures don't spend the coin it tells. */
    record ReceiverInputWrong(int input) implements Violation {}

    /** Of another type than ours, so that anybody sees who is who. */
    record MixedInputs(int input) implements Violation {}

    record FeeDecreased() implements Violation {}

    record FeeRateTooLow() implements Violation {}

    /** An output of ours is gone, or stands in another place. */
    record OutputMissing() implements Violation {}

    /** @param output index in the original */
    record OutputDecreased(int output) implements Violation {}

    record ContributionTooLarge(Satoshi taken) implements Violation {}

    /** More was taken from us than the fee grew. */
    record ContributionNotForFee(Satoshi taken) implements Violation {}

    /** More was taken from us than the added inputs cost. */
    record ContributionNotForInputs(Satoshi taken) implements Violation {}
}

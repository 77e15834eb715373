package org.malipo.sandbox.chain;

/** What came of offering a block. */
public sealed interface Submission {
    /** New and valid as far as it was checked: a block beside the active chain has not run its scripts yet. */
    record Accepted(BlockEntry entry) implements Submission {}

    record Known(BlockEntry entry) implements Submission {}

    record MissingParent() implements Submission {}

    record Invalid(Refused why) implements Submission {}
}

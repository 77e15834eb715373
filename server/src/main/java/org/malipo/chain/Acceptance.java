package org.malipo.chain;

/** What a source says that it would do with a transaction, without doing it. */
public sealed interface Acceptance {
    record WouldTake() implements Acceptance {}

    /** @param reason in the node's words */
    record WouldRefuse(String reason) implements Acceptance {}

    /** It can't tell, or can't be asked now. */
    record Untold() implements Acceptance {}
}

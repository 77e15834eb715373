package org.malipo.rates.script;

/**
 * What can be read but will not do what its author may have meant.
 *
 * @param found what stands there
 */
public record ScriptDoubt(Kind kind, Place place, String found) {
    /** The kinds of doubt. */
    public enum Kind {
        /** A line that gives no pair a price. */
        NO_RULE,
        /** A word that is no pair of currencies. */
        NO_PAIR,
        /** A source with nothing in its brackets. */
        NO_ARGUMENT,
        /** {@code %} or {@code ^}. */
        UNSUPPORTED_OPERATOR,
        /** A second rule for the same pair; the first one counts. */
        SECOND_RULE,
        /** A source by that name may not exist on this server; for the caller to find out. */
        SOURCE
    }
}

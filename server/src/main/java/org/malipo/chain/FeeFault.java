package org.malipo.chain;

/**
 * Why a source of fee rates is not used, or brought nothing when it was asked last.
 *
 * @param number what the kind says; else 0
 * @param words what was said, as the kind says; else empty
 */
public record FeeFault(Kind kind, long number, String words) {
    /** What is wrong; pages say it in the words of {@code nodes.fault} and its name. */
    public enum Kind {
        /** It has not been asked yet. */
        NOT_ASKED,
        /** No answer within this number of seconds. */
        SILENT,
        /** It can't be reached, in these words. */
        UNREACHABLE,
        /** It answered with this status of HTTP. */
        STATUS,
        /** It answered something else than fee rates. */
        UNREADABLE,
        /** It answered with a rate that is not above zero. */
        NOT_POSITIVE,
        /** It has no estimate at present. */
        NO_ESTIMATE,
        /** Its last answer is this number of minutes old. */
        TOO_OLD,
        /** It says so many times what the others say. */
        FAR_ABOVE,
        /** The others say so many times what it says. */
        FAR_BELOW
    }

    public FeeFault(Kind kind) {
        this(kind, 0, "");
    }

    public FeeFault(Kind kind, long number) {
        this(kind, number, "");
    }

    public FeeFault(Kind kind, String words) {
        this(kind, 0, words);
    }
}

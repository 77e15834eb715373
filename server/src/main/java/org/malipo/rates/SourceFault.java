package org.malipo.rates;

import java.io.IOException;
import java.net.http.HttpTimeoutException;

/**
 * Why a source brought no prices when it was asked last.
 *
 * @param detail a number or the source's own words, as the kind says; else empty
 */
public record SourceFault(Kind kind, String detail) {
    /** What sort of fault it is; pages say it in the words of {@code rates.fault} and its name. */
    public enum Kind {
        /** No answer within so many seconds. */
        SILENT,
        /** Its host has no address, or takes no connection. */
        UNREACHABLE,
        /** It answered with this status of HTTP. */
        STATUS,
        /** It answered with more than is read. */
        TOO_LONG,
        /** It answered something else than prices. */
        UNREADABLE,
        /** There is not one price in its answer. */
        NO_PRICES,
        /** It refuses to tell, in these words. */
        REFUSED
    }

    static SourceFault silent(long seconds) {
        return new SourceFault(Kind.SILENT, Long.toString(seconds));
    }

    static SourceFault of(IOException e) {
        return switch (e) {
            case SourceException known -> known.fault();
            case HttpTimeoutException _ -> silent(SourceQuotes.LONGEST_FETCH.toSeconds());
            default -> new SourceFault(Kind.UNREACHABLE, "");
        };
    }
}

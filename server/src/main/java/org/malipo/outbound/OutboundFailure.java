package org.malipo.outbound;

/** No answer came: the connection failed, took too long, or was not allowed. The message is a sentence for a person. */
public class OutboundFailure extends Exception {
    /** What went wrong. */
    public enum Kind {
        /** The address must not be called. */
        FORBIDDEN,
        /** The name of the host has no address. */
        UNKNOWN_HOST,
        REFUSED,
        SILENT,
        /** The secure connection failed. */
        TLS,
        OTHER
    }

    private final Kind kind;

    OutboundFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

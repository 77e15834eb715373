package org.malipo.ln.bolt11;

/** A text is not a payment request that may be paid (BOLT 11). The message says why, for the person who gave it. */
public final class Bolt11Exception extends Exception {
    /** What is wrong, for programs. */
    public enum Reason {
        /** No Bech32, or too long or too short to be a payment request. */
        FORM,
        CHECKSUM,
        /** Nothing of Lightning, or of a network that nobody here knows. */
        PREFIX,
        AMOUNT,
        /** A field is missing, given twice, or of wrong contents. */
        FIELD,
        /** The payee requires what nobody here knows. */
        FEATURE,
        SIGNATURE
    }

    private final Reason reason;
    private final String message;

    Bolt11Exception(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.message = message;
    }

    static Bolt11Exception field(String message) {
        return new Bolt11Exception(Reason.FIELD, message);
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

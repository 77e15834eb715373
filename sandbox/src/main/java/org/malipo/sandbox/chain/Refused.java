package org.malipo.sandbox.chain;

/**
 * A block or transaction breaks a rule. The reason is the short code that Bitcoin Core gives (for example {@code
 * bad-cb-amount}), because programs
 * that talk to a node compare it; the detail is for people.
 */
public final class Refused extends Exception {
    private final String reason;
    private final String detail;

    public Refused(String reason) {
        this(reason, "");
    }

    public Refused(String reason, String detail) {
        super(detail.isEmpty() ? reason : reason + ", " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    /** {@return the code, without detail} */
    public String reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }

    /** {@return code and detail as one text, as RPC answers show it} */
    public String text() {
        return detail.isEmpty() ? reason : reason + ", " + detail;
    }
}

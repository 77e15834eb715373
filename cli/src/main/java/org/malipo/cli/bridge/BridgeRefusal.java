package org.malipo.cli.bridge;

/** Why the bridge does not do what it was asked. Codes are stable; the page has its own words for them. */
final class BridgeRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String reason;

    /** @param status of HTTP */
    BridgeRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
        reason = message;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** {@return a sentence for a person; it holds nothing of what a call said} */
    String reason() {
        return reason;
    }
}

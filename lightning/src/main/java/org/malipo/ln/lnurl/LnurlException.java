package org.malipo.ln.lnurl;

/** A link or a message is not as LNURL has it, or a service refuses. The message says why, for a person. */
public final class LnurlException extends Exception {
    private final String message;

    public LnurlException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

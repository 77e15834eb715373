package org.malipo.client;

/** A request to a webhook's address is not from the server, or is too old. Answer it with 400, and do nothing else with it. */
public final class BadSignatureException extends Exception {
    private static final long serialVersionUID = 1;

    BadSignatureException(String message) {
        super(message);
    }
}

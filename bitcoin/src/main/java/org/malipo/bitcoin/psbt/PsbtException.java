package org.malipo.bitcoin.psbt;

/** A PSBT can't be read, or what was asked can't be done with it. The message says why, for the person who brought it. */
public class PsbtException extends Exception {
    private final String message;

    public PsbtException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

package org.malipo.ln.bolt12;

/** A text is not what BOLT 12 has. The message says why, for the person who gave it. */
public final class Bolt12Exception extends Exception {
    private final String message;

    Bolt12Exception(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

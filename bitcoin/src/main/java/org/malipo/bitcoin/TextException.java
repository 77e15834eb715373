package org.malipo.bitcoin;

/** A text can't be read. The message says why in words for the person who gave it, and repeats no secret. */
public abstract class TextException extends Exception {
    private final String message;

    TextException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

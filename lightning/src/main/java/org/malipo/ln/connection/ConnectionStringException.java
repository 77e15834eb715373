package org.malipo.ln.connection;

/** A text is no connection string. The message is for the person who typed it and never repeats a secret. */
public final class ConnectionStringException extends RuntimeException {
    private final String message;

    public ConnectionStringException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

package org.malipo.wallets;

/** A key in the list of a wallet's keys can't be read. The message is for the person who gave it. */
class KeySettingsException extends Exception {
    private final String message;

    KeySettingsException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

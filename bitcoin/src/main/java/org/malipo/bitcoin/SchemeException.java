package org.malipo.bitcoin;

/** A text does not describe a wallet. The message is for the person who typed it and never repeats key material. */
public class SchemeException extends TextException {
    public SchemeException(String message) {
        super(message);
    }
}

package org.malipo.bitcoin;

/** A text is not an address of the network. The message is for the person who typed it. */
public class AddressException extends TextException {
    public AddressException(String message) {
        super(message);
    }
}

package org.malipo.bitcoin;

/** A text is not a BIP 21 payment link that can be paid. The message is for the person who typed it. */
public class PaymentLinkException extends TextException {
    public PaymentLinkException(String message) {
        super(message);
    }
}

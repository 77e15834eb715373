package org.malipo.bitcoin;

/** A text is not a seed phrase. The message never repeats its words. */
public class MnemonicException extends TextException {
    public MnemonicException(String message) {
        super(message);
    }
}

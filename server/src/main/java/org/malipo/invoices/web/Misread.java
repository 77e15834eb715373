package org.malipo.invoices.web;

/** What was typed means nothing. Says what is wrong, by the end of a message's key, and which word it is about. */
final class Misread extends RuntimeException {
    private final String fault;
    private final String word;

    Misread(String fault, String word) {
        super(fault + ": " + word, null, false, false);
        this.fault = fault;
        this.word = word;
    }

    /** {@return key of the sentence} */
    String message() {
        return "invoices.search.wrong." + fault;
    }

    String word() {
        return word;
    }
}

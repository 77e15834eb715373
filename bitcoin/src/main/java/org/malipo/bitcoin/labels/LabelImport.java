package org.malipo.bitcoin.labels;

import java.util.List;

/** What came of reading a file of labels. */
public sealed interface LabelImport {
    /**
     * The labels of transactions, addresses and outputs, in the order of the file.
     * @param otherTypes lines about something else, which are left out
     * @param malformed lines that can't be read, or hold a private key
     * @param shortened labels that were cut to their greatest length
     */
    record Read(List<WalletLabel> labels, int otherTypes, int malformed, int shortened) implements LabelImport {}

    /** The file has more bytes than are read. */
    record TooLarge(int maxBytes) implements LabelImport {}

    /** The file is no text in UTF-8. */
    record NotText() implements LabelImport {}
}

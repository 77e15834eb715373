package org.malipo.wallets.web;

import org.malipo.bitcoin.labels.LabelImport;

/** What came of a file of labels: lines that were taken, and those that were not or not as they are. */
public record LabelsTaken(int imported, int otherTypes, int malformed, int shortened) {
    static LabelsTaken of(LabelImport.Read read) {
        var imported =
                read.labels().stream().filter(label -> label.label() != null).count();
        return new LabelsTaken(Math.toIntExact(imported), read.otherTypes(), read.malformed(), read.shortened());
    }
}

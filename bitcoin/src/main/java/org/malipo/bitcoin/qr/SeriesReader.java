package org.malipo.bitcoin.qr;

/** Puts the codes of one series together. Its memory is bounded, whatever it is given. */
interface SeriesReader {
    QrScan accept(String text);
}

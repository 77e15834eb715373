package org.malipo.bitcoin.qr;

/** How far the reading of a series of QR codes is. */
public sealed interface QrScan {
    /** More codes are needed. */
    record InProgress(int received, int expected) implements QrScan {}

    record Done(QrContent content) implements QrScan {}

    /** This code does not belong to the series, or the series can't be read; the sentence is for a person. */
    record Refused(String reason) implements QrScan {}
}

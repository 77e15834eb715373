package org.malipo.wallets.web;

import fr.acinq.bitcoin.Transaction;
import java.util.List;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.qr.QrContent;
import org.malipo.bitcoin.qr.QrScan;
import org.malipo.bitcoin.qr.QrScanner;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.RefusalWords;

/** What came of reading what a signer gives: as text, in a file, or before a camera. */
sealed interface GivenPsbt {
    record Read(Psbt psbt) implements GivenPsbt {}

    /** Codes of a series are missing. */
    record Partial(int received, int expected) implements GivenPsbt {}

    record Refused(Refusal why) implements GivenPsbt {}

    private static Refused refused(String why) {
        return new Refused(new Refusal("wallets.psbt." + why, List.of()));
    }

    static GivenPsbt text(String typed) {
        if (typed.isBlank()) {
            return refused("nothing");
        }
        try {
            return new Read(Psbt.parse(typed));
        } catch (PsbtException e) {
            return refused("unreadable");
        }
    }

    static GivenPsbt bytes(byte[] content) {
        try {
            return new Read(Psbt.parse(content));
        } catch (PsbtException e) {
            return refused("unreadable");
        }
    }

    /** Reads codes that a camera saw, in any order and with repeats: UR, BBQr, or a single one with text. */
    static GivenPsbt codes(List<String> codes) {
        return switch (QrScanner.read(codes)) {
            case QrScan.InProgress(var received, var expected) -> new Partial(received, expected);
            case QrScan.Refused(var reason) -> new Refused(RefusalWords.of(reason));
            case QrScan.Done(var content) ->
                switch (content) {
                    case QrContent.Psbt(var bytes) -> bytes(bytes.toByteArray());
                    case QrContent.Binary(var bytes) -> bytes(bytes.toByteArray());
                    case QrContent.Text(var text) -> text(text);
                    case QrContent.Transaction(var bytes) -> finished(bytes.toByteArray());
                    case QrContent.Wallets _ -> refused("unreadable");
                };
        };
    }

    /** The transaction itself, as devices show it that have signed all of it. */
    private static GivenPsbt finished(byte[] bytes) {
        try {
            return new Read(Psbt.ofFinished(Transaction.read(bytes)));
        } catch (RuntimeException e) {
            return refused("unreadable");
        }
    }
}

package org.malipo.bitcoin.qr;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a camera sees: a single code with any text, or a series (UR, BBQr) in any order and with repeats. One
 * scanner reads one series; its memory is bounded whatever it is shown. Not for several threads at once.
 */
public final class QrScanner {
    /** No QR code holds more characters. */
    public static final int MAX_CHARS = 7_089;

    private @Nullable SeriesReader series;
    private QrScan.@Nullable Done done;

    /** Reads a series that was gathered before. Stops at the first code that completes it, or is refused. */
    public static QrScan read(List<String> codes) {
        var scanner = new QrScanner();
        QrScan scan = new QrScan.Refused("There is no code");
        for (var code : codes) {
            scan = scanner.accept(code);
            if (!(scan instanceof QrScan.InProgress)) {
                break;
            }
        }
        return scan;
    }

    /** Takes one code. A refused one changes nothing; once the whole is there, further ones are not looked at. */
    public QrScan accept(String code) {
        if (done != null) {
            return done;
        }
        if (code.length() > MAX_CHARS) {
            return new QrScan.Refused("No QR code holds so much");
        }
        var text = code.strip();
        var scan = isSeries(text) ? seriesOf(text).accept(text) : single(text);
        if (scan instanceof QrScan.Done whole) {
            done = whole;
        }
        return scan;
    }

    private QrScan single(String text) {
        if (series != null) {
            return new QrScan.Refused("This code belongs to another series");
        }
        return text.isEmpty() ? new QrScan.Refused("The code is empty") : new QrScan.Done(new QrContent.Text(text));
    }

    /** {@return whether a text is what a part of a BBQr or UR code says, rather than something that a person writes} */
    public static boolean isSeries(String text) {
        return text.startsWith("B$") || isUr(text);
    }

    private static boolean isUr(String text) {
        return text.length() >= 3
                && text.substring(0, 3).toLowerCase(Locale.ROOT).equals("ur:");
    }

    private SeriesReader seriesOf(String text) {
        if (series == null) {
            series = isUr(text) ? new UrReader() : new BbqrReader();
        }
        return series;
    }
}

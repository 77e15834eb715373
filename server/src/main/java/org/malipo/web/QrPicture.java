package org.malipo.web;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegmentAdvanced;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A QR code to be drawn.
 *
 * @param size of the drawing, quiet zone included, in modules
 * @param bars what is dark
 */
public record QrPicture(int size, List<Bar> bars) {
    private static final int QUIET = 2;

    /** Dark modules beside each other, counted from the top at the left; a module high. */
    public record Bar(int x, int y, int width) {}

    public QrPicture {
        bars = List.copyOf(bars);
    }

    /** Parts that have upper case and digits only take less room, which is why links are written so for it. */
    public static QrPicture of(String text) {
        var level = QrCode.Ecc.MEDIUM;
        var segments = QrSegmentAdvanced.makeSegmentsOptimally(text, level, QrCode.MIN_VERSION, QrCode.MAX_VERSION);
        return of(QrCode.encodeSegments(segments, level));
    }

    /** {@return the bars as the path of an SVG} */
    public String path() {
        return bars.stream()
                .map(bar -> "M%d %dh%dv1h-%dz".formatted(bar.x, bar.y, bar.width, bar.width))
                .collect(Collectors.joining());
    }

    private static QrPicture of(QrCode code) {
        var bars = new ArrayList<Bar>();
        for (int y = 0; y < code.size; y++) {
            addRow(code, y, bars);
        }
        return new QrPicture(code.size + 2 * QUIET, bars);
    }

    /** Neighbours become one bar. */
    private static void addRow(QrCode code, int y, List<Bar> bars) {
        int x = 0;
        while (x < code.size) {
            int start = x;
            while (x < code.size && code.getModule(x, y)) {
                x++;
            }
            if (x > start) {
                bars.add(new Bar(start + QUIET, y + QUIET, x - start));
            } else {
                x++;
            }
        }
    }
}

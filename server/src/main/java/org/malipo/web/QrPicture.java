package org.malipo.web;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegmentAdvanced;

/**
 * A QR code as an SVG path.
 *
 * @param size of the drawing, quiet zone included, in modules
 * @param path one square for each dark module
 */
public record QrPicture(int size, String path) {
    private static final int QUIET = 2;

    /** Parts that have upper case and digits only take less room, which is why links are written so for it. */
    public static QrPicture of(String text) {
        var level = QrCode.Ecc.MEDIUM;
        var segments = QrSegmentAdvanced.makeSegmentsOptimally(text, level, QrCode.MIN_VERSION, QrCode.MAX_VERSION);
        return of(QrCode.encodeSegments(segments, level));
    }

    private static QrPicture of(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            drawRow(code, y, path);
        }
        return new QrPicture(code.size + 2 * QUIET, path.toString());
    }

    /** Neighbours become one rectangle. */
    private static void drawRow(QrCode code, int y, StringBuilder path) {
        int x = 0;
        while (x < code.size) {
            int start = x;
            while (x < code.size && code.getModule(x, y)) {
                x++;
            }
            if (x > start) {
                int width = x - start;
                path.append("M%d %dh%dv1h-%dz".formatted(start + QUIET, y + QUIET, width, width));
            } else {
                x++;
            }
        }
    }
}

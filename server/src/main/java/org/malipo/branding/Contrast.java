package org.malipo.branding;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How well one colour is read on another, by WCAG 2.2. Colours are {@code #rrggbb} or {@code #rgb}. */
public final class Contrast {
    /** WCAG 2.2, 1.4.3, level AA: text against its ground. */
    public static final double READABLE = 4.5;

    private Contrast() {}

    /** {@return between 1 and 21} */
    public static double between(String first, String second) {
        double one = luminance(first) + 0.05;
        double other = luminance(second) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    /** {@return the same with one digit, rounded down so that what looks readable is} */
    public static BigDecimal shown(String first, String second) {
        return BigDecimal.valueOf(between(first, second)).setScale(1, RoundingMode.DOWN);
    }

    private static double luminance(String colour) {
        var hex = colour.length() == 4 ? colour.replaceAll("([0-9a-fA-F])", "$1$1") : colour;
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double share = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

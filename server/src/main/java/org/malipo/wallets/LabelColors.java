package org.malipo.wallets;

/** The colour of a label that nobody gave one: the same wherever the text is the same. */
final class LabelColors {
    /** Dark enough for white text on them (contrast of 4.5 and more). */
    private static final String[] COLORS = {
        "#1d4ed8", "#0f766e", "#15803d", "#a16207", "#b45309", "#c2410c", "#b91c1c", "#be185d", "#a21caf", "#7e22ce",
        "#4338ca", "#475569"
    };

    private LabelColors() {}

    static String of(String text) {
        return COLORS[Math.floorMod(text.hashCode(), COLORS.length)];
    }
}

package org.malipo.wallets;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The colour of a label that nobody gave one: the same wherever the text is the same. */
final class LabelColors {
    /** Dark enough for white text on them (contrast of 4.5 and more). */
    private static final String[] COLORS = {
        "#1d4ed8", "#0f766e", "#15803d", "#a16207", "#b45309", "#c2410c", "#b91c1c", "#be185d", "#a21caf", "#7e22ce",
        "#4338ca", "#475569"
    };

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");

    private LabelColors() {}

    /** {@return the colour that is kept with a label, if it is one} */
    static Optional<String> kept(@Nullable ObjectNode data) {
        return Optional.ofNullable(data)
                .map(kept -> kept.path("color").asString(""))
                .filter(LabelColors::isColor);
    }

    static boolean isColor(String text) {
        return FORM.matcher(text).matches();
    }

    static String of(String text) {
        return COLORS[Math.floorMod(text.hashCode(), COLORS.length)];
    }
}

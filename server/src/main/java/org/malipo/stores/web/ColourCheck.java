package org.malipo.stores.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.branding.Contrast;

/**
 * How well texts are read on a store's colour.
 *
 * @param inks white and dark text
 */
public record ColourCheck(List<Ink> inks) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final String WHITE = "#ffffff";
    private static final String DARK = "#14201c";

    /**
     * A colour of text.
     *
     * @param key of the sentence that says how it is read
     * @param ratio of contrast, to 1
     */
    public record Ink(String key, BigDecimal ratio) {
        static Ink of(String name, String ink, String ground) {
            var readable = Contrast.between(ink, ground) >= Contrast.READABLE;
            return new Ink("stores.contrast." + name + (readable ? ".good" : ".bad"), Contrast.shown(ink, ground));
        }
    }

    /** {@return what is to be said about a colour as it was typed; nothing if it is none} */
    static Optional<ColourCheck> of(String typed) {
        return COLOUR.matcher(typed).matches()
                ? Optional.of(new ColourCheck(List.of(Ink.of("white", WHITE, typed), Ink.of("dark", DARK, typed))))
                : Optional.empty();
    }
}

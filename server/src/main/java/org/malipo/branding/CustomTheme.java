package org.malipo.branding;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Colours that stand in for ours.
 *
 * @param light by the name of the custom property, without its dashes, for example {@code brand} is {@code #0b6e4f}
 * @param dark likewise
 */
public record CustomTheme(Mode mode, Map<String, String> light, Map<String, String> dark) {
    public static final CustomTheme NONE = new CustomTheme(Mode.NONE, Map.of(), Map.of());

    private static final String IN_LIGHT =
            "@media (prefers-color-scheme: light) { :root[lang]:not([data-theme=\"dark\"]) { %1$s } }\n"
                    + ":root[lang][data-theme=\"light\"] { %1$s }\n";
    private static final String IN_DARK =
            "@media (prefers-color-scheme: dark) { :root[lang]:not([data-theme=\"light\"]) { %1$s } }\n"
                    + ":root[lang][data-theme=\"dark\"] { %1$s }\n";

    /** What becomes of our own themes. */
    public enum Mode {
        /** They stay as they are. */
        NONE,
        /** Both stay, with these colours laid over them; everybody chooses one. */
        EXTENDS,
        /** Everybody has the light one, with these colours laid over it. */
        LIGHT,
        /** Everybody has the dark one, with these colours laid over it. */
        DARK
    }

    public CustomTheme {
        light = Map.copyOf(light);
        dark = Map.copyOf(dark);
    }

    /** {@return a style sheet to follow ours; empty if there is nothing to change} */
    public String css() {
        return switch (mode) {
            case NONE -> "";
            case EXTENDS -> block(IN_LIGHT, light) + block(IN_DARK, dark);
            case LIGHT -> block(IN_LIGHT, light);
            case DARK -> block(IN_DARK, dark);
        };
    }

    private static String block(String pattern, Map<String, String> colours) {
        return colours.isEmpty() ? "" : pattern.formatted(declarations(colours, " "));
    }

    /** {@return the colours as a person types them, one a line} */
    public static String text(Map<String, String> colours) {
        return declarations(colours, "\n");
    }

    private static String declarations(Map<String, String> colours, String between) {
        return new TreeMap<>(colours)
                .entrySet().stream()
                        .map(colour -> "--" + colour.getKey() + ": " + colour.getValue() + ";")
                        .collect(Collectors.joining(between));
    }
}

package org.malipo.branding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * The colours of one of our themes, as {@code tokens.css} has them: the custom properties that an administrator may set,
 * and what must stay readable on what.
 */
public final class Palette {
    public static final Palette LIGHT = read(":root {");
    public static final Palette DARK = read(":root[data-theme=\"dark\"] {");

    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):\\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\\s*;?");
    private static final List<Pair> TEXTS = List.of(
            new Pair("ink", "paper"),
            new Pair("ink", "surface"),
            new Pair("ink-soft", "surface"),
            new Pair("brand", "surface"),
            new Pair("brand-ink", "brand"),
            new Pair("good", "surface"),
            new Pair("wait", "surface"),
            new Pair("bad", "surface"));

    private final Map<String, String> colours;

    private Palette(Map<String, String> colours) {
        this.colours = Map.copyOf(colours);
    }

    private record Pair(String text, String ground) {}

    public Set<String> names() {
        return colours.keySet();
    }

    /** {@return what was typed, a declaration a line; empty if a line is no colour of this palette} */
    public Optional<Map<String, String>> parse(String typed) {
        var parsed = new LinkedHashMap<String, String>();
        for (var line :
                typed.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
            var declaration = COLOUR.matcher(line);
            if (!declaration.matches() || !colours.containsKey(declaration.group(1))) {
                return Optional.empty();
            }
            parsed.put(declaration.group(1), declaration.group(2).toLowerCase(Locale.ROOT));
        }
        return Optional.of(parsed);
    }

    /** {@return whether texts are readable once these colours stand in for ours} */
    public boolean isReadableWith(Map<String, String> changed) {
        var mixed = new HashMap<>(colours);
        mixed.putAll(changed);
        return TEXTS.stream().allMatch(pair -> isReadable(mixed, pair));
    }

    private static boolean isReadable(Map<String, String> colours, Pair pair) {
        var text = colours.getOrDefault(pair.text(), "#000000");
        var ground = colours.getOrDefault(pair.ground(), "#ffffff");
        return Contrast.between(text, ground) >= Contrast.READABLE;
    }

    private static Palette read(String start) {
        try {
            var css = new ClassPathResource("static/css/tokens.css").getContentAsString(StandardCharsets.UTF_8);
            var block = css.substring(css.indexOf(start), css.indexOf('}', css.indexOf(start)));
            var found = new HashMap<String, String>();
            Pattern.compile("--([a-z-]+):\\s*(#[0-9a-f]{6})\\s*;")
                    .matcher(block)
                    .results()
                    .forEach(colour -> found.put(colour.group(1), colour.group(2)));
            return new Palette(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.malipo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The pages that somebody may open, as they look for them: in their language, and by what is set or seen there. */
public record SearchIndex(List<Target> targets, Locale locale) {
    private static final int HASH = 16;

    /**
     * A page.
     *
     * @param category where it is found in the menu
     * @param keywords what else it is looked for by
     */
    public record Target(String title, String category, String icon, String url, List<String> keywords) {
        private boolean has(String word, Locale locale) {
            return Stream.concat(Stream.of(title, category), keywords.stream())
                    .anyMatch(text -> text.toLowerCase(locale).contains(word));
        }
    }

    /** {@return the pages that have every word that was typed} */
    public List<Target> matching(String sought) {
        var words = sought.strip().toLowerCase(locale);
        return words.isEmpty()
                ? List.of()
                : targets.stream()
                        .filter(target -> Arrays.stream(words.split("\\s+")).allMatch(word -> target.has(word, locale)))
                        .toList();
    }

    /** {@return what is another one as soon as anything in it is} */
    public String hash() {
        try {
            var bytes = MessageDigest.getInstance("SHA-256")
                    .digest(targets.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

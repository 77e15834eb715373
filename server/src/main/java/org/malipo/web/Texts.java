package org.malipo.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.AmountUnit;
import org.malipo.access.Caller;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words on screen: {@code messages/<module>.properties} in English and {@code messages/<module>_<language>.properties}
 * in others, UTF-8, ICU message syntax. What a language lacks is said in English.
 */
@Component
public class Texts {
    /** Languages that people may choose for pages of the staff: those whose words are complete. */
    public static final List<Locale> STAFF = List.of(Locale.ENGLISH, Locale.of("sw"));

    /** Languages of the pages that payers see. */
    public static final List<Locale> PAYERS = Stream.of("en", "sw", "ar", "de", "es", "fa", "fr", "he", "pt", "ur")
            .map(Locale::of)
            .toList();

    private final Map<String, Map<String, String>> byLanguage;

    public Texts() {
        this.byLanguage = read();
    }

    public Words in(Locale locale) {
        return new Words(this, locale, AmountUnit.SAT);
    }

    /** {@return the same, with amounts in the unit that whoever is signed in likes} */
    public Words inOwnUnit(Locale locale) {
        return new Words(this, locale, Caller.find().map(Caller::amountUnit).orElse(AmountUnit.SAT));
    }

    /** {@return the first of the wanted languages that is offered, for example {@code sw} for {@code sw-KE}} */
    public static Optional<Locale> firstOffered(List<Locale> wanted, List<Locale> offered) {
        return wanted.stream()
                .filter(locale -> offered.contains(Locale.of(locale.getLanguage())))
                .findFirst();
    }

    /** {@return a language by its tag, or empty if the tag is nonsense or the language is not offered} */
    public static Optional<Locale> offered(@Nullable String tag, List<Locale> offered) {
        return tag == null || tag.isBlank()
                ? Optional.empty()
                : firstOffered(List.of(Locale.forLanguageTag(tag.strip().replace('_', '-'))), offered);
    }

    /** {@return the pattern of a message; the key itself where nobody has written it} */
    String pattern(Locale locale, String key) {
        var words = byLanguage.getOrDefault(locale.getLanguage(), Map.of());
        var english = byLanguage.getOrDefault("en", Map.of());
        return words.getOrDefault(key, english.getOrDefault(key, key));
    }

    /** {@return the patterns of all messages whose keys begin so, by key and in order} */
    public Map<String, String> patterns(Locale locale, String beginning) {
        var patterns = new TreeMap<String, String>();
        byLanguage.getOrDefault("en", Map.of()).keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .forEach(key -> patterns.put(key, pattern(locale, key)));
        return patterns;
    }

    private static Map<String, Map<String, String>> read() {
        var read = new HashMap<String, Map<String, String>>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                read.computeIfAbsent(languageOf(file), _ -> new LinkedHashMap<>())
                        .putAll(words(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static String languageOf(Resource file) {
        var name = String.valueOf(file.getFilename()).replace(".properties", "");
        int mark = name.indexOf('_');
        return mark < 0 ? "en" : name.substring(mark + 1);
    }

    private static Map<String, String> words(Resource file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var words = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }
}

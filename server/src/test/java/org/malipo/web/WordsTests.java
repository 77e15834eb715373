package org.malipo.web;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word on screen exists, in English and in Swahili. */
class WordsTests {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path STYLES = Path.of("src/main/resources/static/css");
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-zA-Z0-9.-]*)\"");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern READ_OUT = Pattern.compile("(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"");
    private static final Pattern TEXT_PARAMETER =
            Pattern.compile("\\b(?:label|title|text|lead|help|error|backLabel) = \"[^\"]*\\p{L}");
    private static final Pattern SIDES = Pattern.compile(
            "(?:margin|padding|border)-(?:left|right)|[{;\\s](?:left|right)\\s*:|(?:text-align|float|clear):\\s*(?:left|right)");
    private static final Pattern USE = Pattern.compile("\\bt\\(\"([a-z0-9.-]+)\"\\s*[,)]");

    @Test
    void templatesUseNoKeyThatNobodyWrote() {
        var used = new TreeSet<String>();
        files(TEMPLATES, ".jte")
                .forEach(file -> USE.matcher(read(file)).results().forEach(use -> used.add(use.group(1))));

        assertThat(used).isNotEmpty().isSubsetOf(english().keySet());
    }

    /** A key is used where it stands in the code, or where the code puts keys together that begin like it. */
    @Test
    void nobodyWroteAKeyThatIsNotUsed() {
        var literals = Stream.concat(files(TEMPLATES, ".jte"), files(SOURCES, ".java"))
                .flatMap(file -> KEY.matcher(read(file)).results().map(key -> key.group(1)))
                .collect(toSet());
        var beginnings = literals.stream()
                .filter(literal -> literal.endsWith(".") || literal.endsWith("-"))
                .toList();

        assertThat(english().keySet())
                .allMatch(key -> literals.contains(key) || beginnings.stream().anyMatch(key::startsWith));
    }

    @Test
    void noTextStandsInATemplate() {
        files(TEMPLATES, ".jte")
                .forEach(file -> assertThat(LETTERS.matcher(shown(read(file))).results())
                        .as(file.toString())
                        .isEmpty());
    }

    @Test
    void noTextStandsInTheParametersOfATemplate() {
        files(TEMPLATES, ".jte")
                .forEach(file -> assertThat(TEXT_PARAMETER.matcher(read(file)).results())
                        .as(file.toString())
                        .isEmpty());
    }

    /** Whatever stands at the left in English stands at the right in Arabic. */
    @Test
    void styleSheetsKnowNoLeftAndRight() {
        files(STYLES, ".css")
                .forEach(file -> assertThat(SIDES.matcher(read(file)).results())
                        .as(file.toString())
                        .isEmpty());
    }

    @Test
    void swahiliHasTheKeysOfEnglish() {
        assertThat(words("_sw").keySet()).isEqualTo(english().keySet());
    }

    @Test
    void payersReadEveryWordOfTheirPagesInTheirLanguage() {
        var checkout = english().keySet().stream()
                .filter(key -> key.startsWith("checkout.") || key.startsWith("receipt."))
                .toList();

        assertThat(others())
                .allSatisfy(language -> assertThat(words(language).keySet()).containsAll(checkout));
    }

    @Test
    void noKeyIsWrittenInTwoFiles() {
        var keys = files(MESSAGES, ".properties")
                .filter(file -> !file.getFileName().toString().contains("_"))
                .flatMap(file -> load(file).keySet().stream())
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void everyMessageTakesTheSameValuesInEveryLanguage() {
        var english = english();
        for (var language : others()) {
            words(language)
                    .forEach((key, pattern) -> assertThat(values(pattern))
                            .as(key + language)
                            .isEqualTo(values(english.getOrDefault(key, ""))));
        }
    }

    @Test
    void saysWhatALanguageLacksInEnglish() {
        var texts = new Texts();

        assertThat(texts.in(Locale.of("sw", "KE")).of("web.copy")).isEqualTo("Nakili");
        assertThat(texts.in(Locale.JAPANESE).of("web.copy")).isEqualTo("Copy");
        assertThat(texts.in(Locale.of("ar")).dir()).isEqualTo("rtl");
    }

    /** {@return what a reader sees of a template's own text, units excepted: between tags, and in attributes that are read out} */
    private static String shown(String template) {
        var text = TemplateText.of(template);
        var attributes =
                READ_OUT.matcher(text).results().map(found -> found.group(1)).collect(joining(" "));
        return attributes + " " + text.replaceAll("<[^>]*>|&[a-z]+;|\\bsat\\b", " ");
    }

    private static Set<String> values(String pattern) {
        return Set.copyOf(new MessageFormat(pattern, Locale.ENGLISH).getArgumentNames());
    }

    /** {@return the ends of the names of files in other languages than English} */
    private static List<String> others() {
        return Texts.PAYERS.stream()
                .filter(language -> !language.equals(Locale.ENGLISH))
                .map(language -> "_" + language)
                .toList();
    }

    private static Map<String, String> english() {
        return words("");
    }

    /** {@return all messages of one language; English is the one without a suffix} */
    private static Map<String, String> words(String suffix) {
        return files(MESSAGES, suffix + ".properties")
                .filter(file ->
                        !suffix.isEmpty() || !file.getFileName().toString().contains("_"))
                .flatMap(file -> load(file).entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream().collect(toMap(key -> key, properties::getProperty));
    }

    private static Stream<Path> files(Path folder, String end) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.malipo.access;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each route that changes something has its line in {@code audit-table.txt}: which actions it writes to the audit log, or
 * why none. The routes are those of {@link AccessTable}, which another test compares with the server's. That the actions
 * are written is shown where each of them is tested; here no name is misspelt, and none lacks words.
 */
class AuditTableTests {
    private static final Path TABLE = Path.of("src/test/resources/audit-table.txt");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path WORDS = Path.of("src/main/resources/messages/audit.properties");
    private static final String REASON = "- ";
    /** Written elsewhere than by a route that changes something: a wallet answers with a GET. */
    private static final Set<String> ELSEWHERE = Set.of("factor.wallet.added");

    private static final Pattern WORDS_OF_ACTION = Pattern.compile("(?m)^audit\\.did\\.([a-z.-]+)=");

    @Test
    void everyRouteThatChangesSomethingIsAuditedOrSaysWhyNot() {
        var changing = AccessTable.read().keySet().stream()
                .filter(route -> !route.endsWith(" GET"))
                .toList();

        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(changing);
        assertThat(table().values()).noneMatch(line -> line.isBlank() || line.equals(REASON.strip()));
    }

    @Test
    void everyActionIsWrittenSomewhere() {
        var sources = sources();

        assertThat(actions()).allSatisfy(action -> assertThat(sources).contains('"' + action + '"'));
    }

    @Test
    void everyActionHasWordsAndNoWordsLackAnAction() {
        var told = WORDS_OF_ACTION
                .matcher(read(WORDS))
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));

        assertThat(told).isEqualTo(actions());
    }

    private static Set<String> actions() {
        return Stream.concat(
                        ELSEWHERE.stream(),
                        table().values().stream()
                                .filter(line -> !line.startsWith(REASON))
                                .flatMap(line -> Arrays.stream(line.split(", "))))
                .collect(toCollection(TreeSet::new));
    }

    private static Map<String, String> table() {
        var table = new TreeMap<String, String>();
        read(TABLE).lines().filter(line -> line.startsWith("/")).forEach(line -> {
            var bar = line.indexOf(" | ");
            table.put(line.substring(0, bar).strip(), line.substring(bar + 3).strip());
        });
        return table;
    }

    private static String sources() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditTableTests::read)
                    .collect(joining());
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

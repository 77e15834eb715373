package org.malipo.testing;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build runs what is called {@code …Tests}, and passes over all else in silence. */
class TestNamesTests {
    private static final Pattern SHARED = Pattern.compile("(?m)^(public )?(abstract class|interface) ");
    private static final Pattern CASE = Pattern.compile("(?m)^    @(Test|Property|ParameterizedTest|RepeatedTest)\\b");

    @Test
    void allThatTestIsCalledSo() throws IOException {
        assertThat(testSources())
                .filteredOn(source -> hasCases(source) && !source.toString().endsWith("Tests.java"))
                .isEmpty();
        assertThat(testSources()).filteredOn(TestNamesTests::hasCases).hasSizeGreaterThan(300);
    }

    private static List<Path> testSources() throws IOException {
        try (var modules = Files.list(Path.of("..").toRealPath())) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(TestNamesTests::files)
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is abstract has them for others. */
    private static boolean hasCases(Path source) {
        try {
            return Stream.of(Files.readString(source))
                    .filter(not(text -> SHARED.matcher(text).find()))
                    .anyMatch(text -> CASE.matcher(text).find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

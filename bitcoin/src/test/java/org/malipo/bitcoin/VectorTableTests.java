package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that say which vectors run where, of this module and of the one beside it. */
@ParameterizedClass
@ValueSource(strings = {"bitcoin", "lightning"})
class VectorTableTests {
    private static final Pattern ROW = Pattern.compile("\\| (\\S+\\.\\w+) \\| (\\w+)(?:, \\w+)* \\| .+ \\|");

    private final Path tests;
    private final Path vectors;

    /** Tests run in the folder of their module. */
    VectorTableTests(String module) {
        tests = Path.of("..", module, "src/test/java");
        vectors = Path.of("..", module, "src/test/resources/vectors");
    }

    @Test
    void saysTruly() throws IOException {
        var table = table();

        assertThat(files()).containsExactlyInAnyOrderElementsOf(table.keySet());
        for (var row : table.entrySet()) {
            assertThat(source(row.getValue())).as(row.getKey()).contains("/vectors/" + row.getKey());
        }
    }

    @Test
    void leavesNoFileUnread() throws IOException {
        var sources = new StringBuilder();
        try (var files = Files.walk(tests)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                sources.append(Files.readString(file));
            }
        }

        assertThat(files()).allMatch(name -> sources.indexOf("/vectors/" + name) >= 0);
    }

    private Map<String, String> table() throws IOException {
        var table = new TreeMap<String, String>();
        ROW.matcher(Files.readString(vectors.resolve("README.md")))
                .results()
                .forEach(row -> table.put(row.group(1), row.group(2)));
        return table;
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(vectors)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .toList();
        }
    }

    private String source(String test) throws IOException {
        try (var sources = Files.walk(tests)) {
            var source = sources.filter(file -> file.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(source);
        }
    }
}

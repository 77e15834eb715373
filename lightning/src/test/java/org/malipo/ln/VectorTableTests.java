package org.malipo.ln;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table that says which vectors run where. */
class VectorTableTests {
    /** Tests run in the folder of their module. */
    private static final Path TESTS = Path.of("src/test/java");

    private static final Path VECTORS = Path.of("src/test/resources/vectors");

    private static final Pattern ROW = Pattern.compile("\\| (\\S+\\.\\w+) \\| (\\w+)(?:, \\w+)* \\| .+ \\|");

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
        try (var files = Files.walk(TESTS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                sources.append(Files.readString(file));
            }
        }

        assertThat(files()).allMatch(name -> sources.indexOf("/vectors/" + name) >= 0);
    }

    private static Map<String, String> table() throws IOException {
        var table = new TreeMap<String, String>();
        ROW.matcher(Files.readString(VECTORS.resolve("README.md")))
                .results()
                .forEach(row -> table.put(row.group(1), row.group(2)));
        return table;
    }

    private static List<String> files() throws IOException {
        try (var files = Files.list(VECTORS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .toList();
        }
    }

    private static String source(String test) throws IOException {
        try (var sources = Files.walk(TESTS)) {
            var source = sources.filter(file -> file.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(source);
        }
    }
}

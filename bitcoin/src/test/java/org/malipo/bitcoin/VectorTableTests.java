package org.malipo.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table that says which vectors run where. */
class VectorTableTests {
    /** Tests run in the folder of their module. */
    private static final Path TESTS = Path.of("src/test/java");

    private static final Pattern ROW = Pattern.compile("\\| (\\S+\\.\\w+) \\| (\\w+) \\| .+ \\|");

    @Test
    void saysTruly() throws Exception {
        var folder = folder();
        var table = table(folder);

        assertThat(files(folder)).containsAll(table.keySet());
        for (var row : table.entrySet()) {
            assertThat(source(row.getValue())).as(row.getKey()).contains("/vectors/" + row.getKey());
        }
    }

    @Test
    void leavesNoFileUnread() throws Exception {
        var sources = new StringBuilder();
        try (var files = Files.walk(TESTS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                sources.append(Files.readString(file));
            }
        }

        assertThat(files(folder())).allMatch(name -> sources.indexOf("/vectors/" + name) >= 0);
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(VectorTableTests.class.getResource("/vectors"))
                .toURI());
    }

    private static Map<String, String> table(Path folder) throws IOException {
        var table = new TreeMap<String, String>();
        ROW.matcher(Files.readString(folder.resolve("README.md")))
                .results()
                .forEach(row -> table.put(row.group(1), row.group(2)));
        return table;
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
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

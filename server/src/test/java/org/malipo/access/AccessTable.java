package org.malipo.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who gets in where, as it lies in {@code src/test/resources/access-table.txt} for people to read and review: a line for
 * each route and below it who may call it.
 */
final class AccessTable {
    private static final Path FILE = Path.of("src/test/resources/access-table.txt");
    private static final int WIDTH = 100;
    private static final String HEAD = """
            # Who gets in where. AccessTableTests walks every route of the server as everybody named here, and compares.
            # After adding a route or changing who may call one:
            #   ./mvnw -pl server -am test -Dtest=AccessTableTests -Dsurefire.failIfNoSpecifiedTests=false -Dmalipo.access-table=write
            # and read the difference before it is committed.
            #
            # "anyone" needs no credentials. "known" is whoever has some. Otherwise "people" are the members of the route's
            # store by their role, "all" of them, "admin" (an administrator who is no member), "stranger" (the owner of another store);
            # "keys" are the permissions (without "btcpay.") each of which is enough for a key of somebody who may do everything.
            """;

    private AccessTable() {}

    /** {@return what the file says of each route} */
    static Map<String, String> read() {
        try {
            var lines = Files.readAllLines(FILE);
            var table = new TreeMap<String, String>();
            for (var line : lines) {
                var bar = line.indexOf(" | ");
                if (!line.startsWith("#") && bar > 0) {
                    table.put(
                            line.substring(0, bar).strip(),
                            line.substring(bar + 3).strip());
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Map<String, String> table) {
        var lines = table.entrySet().stream()
                .map(row -> padded(row.getKey()) + " | " + row.getValue())
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(FILE, HEAD + "\n" + lines + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String row(Collection<String> people, Collection<String> keys) {
        return "people: " + joined(people) + " | keys: " + joined(keys);
    }

    private static String joined(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** A longer route leaves the other lines as they are. */
    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, WIDTH - text.length()));
    }
}

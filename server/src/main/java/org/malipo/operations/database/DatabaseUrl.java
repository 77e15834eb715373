package org.malipo.operations.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An address of a database as operators know it: {@code postgresql://user:password@host:port/name?sslmode=verify-full}.
 * Whoever prints it sees no password.
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    /** @throws IllegalArgumentException with a sentence if it is none */
    static DatabaseUrl parse(String text) {
        var uri = URI.create(text.startsWith("jdbc:") ? text.substring(5) : text);
        if (uri.getHost() == null || !("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "DATABASE_URL must look like postgresql://user@host:port/db?sslmode=verify-full.");
        }
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query;
        var who = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(jdbc, part(who, 0), part(who, 1));
    }

    private static @Nullable String part(String[] parts, int index) {
        return index < parts.length ? URLDecoder.decode(parts[index], StandardCharsets.UTF_8) : null;
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}

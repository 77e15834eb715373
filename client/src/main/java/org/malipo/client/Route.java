package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A path with its query; whatever is put into it is escaped. */
record Route(String path, String query) {
    /** {@return a path below {@code /api/v1}} */
    static Route to(String... segments) {
        return new Route("api/v1", "").below(segments);
    }

    /** {@return what stands beside the API proper} */
    static Route misc(String name) {
        return new Route("misc", "").below(name);
    }

    Route below(String... segments) {
        var more = Stream.of(segments).map(segment -> "/" + escaped(segment)).collect(Collectors.joining());
        return new Route(path + more, query);
    }

    Route with(String name, Object value) {
        var separator = query.isEmpty() ? "?" : "&";
        return new Route(path, query + separator + name + "=" + escaped(value.toString()));
    }

    /** {@return this route if the value is null, which leaves a choice to the server} */
    Route withIfGiven(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    Route withAll(String name, Iterable<?> values) {
        var route = this;
        for (var value : values) {
            route = route.with(name, value);
        }
        return route;
    }

    URI on(URI base) {
        var root = base.toString();
        var slash = root.endsWith("/") ? "" : "/";
        return URI.create(root + slash + path + query);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}

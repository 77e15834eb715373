package org.malipo.ln.lnurl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;

/** Parameters behind the question mark of an address. */
final class Query {
    private Query() {}

    /** {@return the first value of this name, decoded} */
    static Optional<String> value(URI url, String name) {
        var query = url.getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> decoded(pair.substring(name.length() + 1)))
                        .findFirst();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException e) { // a stray percent sign stands for itself
            return value;
        }
    }

    /** {@return the address with one parameter more} */
    static URI with(URI url, String name, String value) {
        var text = url.toString();
        var fragment = text.indexOf('#');
        var base = fragment < 0 ? text : text.substring(0, fragment);
        var separator = url.getRawQuery() == null ? "?" : base.endsWith("?") || base.endsWith("&") ? "" : "&";
        return URI.create(
                base + separator + name + "=" + URLEncoder.encode(value, UTF_8).replace("+", "%20"));
    }
}

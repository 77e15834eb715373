package org.malipo.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.access.Permission.Area;

/** The grammar of permission names; a well-formed name need not be one that this server knows. */
final class PermissionName {
    private static final Pattern GRAMMAR = Pattern.compile("btcpay\\.([a-z0-9]+\\.)*[a-z0-9]+|unrestricted");

    private PermissionName() {}

    /** {@return the name in lower case, or empty if it breaks the grammar} */
    static Optional<String> parse(String text) {
        var name = text.toLowerCase(Locale.ROOT);
        return GRAMMAR.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    static Area areaOf(String name) {
        var rest = name.startsWith("btcpay.plugin.") ? name.substring("btcpay.plugin.".length()) : withoutBrand(name);
        if (rest.startsWith("store.")) {
            return Area.STORE;
        }
        if (rest.startsWith("user.")) {
            return Area.USER;
        }
        return rest.startsWith("server.") ? Area.SERVER : Area.OTHER;
    }

    private static String withoutBrand(String name) {
        return name.startsWith("btcpay.") ? name.substring("btcpay.".length()) : name;
    }
}

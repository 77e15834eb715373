package org.malipo.operations.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.connection.ConnectionStringException;
import org.malipo.ln.kinds.LightningNodes;
import org.springframework.boot.convert.DurationStyle;

/** What a setting's value must look like. */
public enum Kind {
    TEXT("a text", text -> !text.isBlank()),
    YES_OR_NO("true or false", Pattern.compile("true|false", Pattern.CASE_INSENSITIVE)),
    WHOLE_NUMBER("a whole number", Pattern.compile("-?\\d{1,9}")),
    PORT("a port between 0 and 65535", Kind::isPort),
    DURATION("a time such as 10s, 5m or 2h", Kind::isDuration),
    FILE("a file", Kind::isPath),
    FOLDER("a folder", Kind::isPath),
    URL("an address such as https://pay.example.com", Kind::isUrl),
    DATABASE_URL("an address such as postgresql://user@host:5432/name", Kind::isUrlOfDatabase),
    NODE_URL("an address such as http://127.0.0.1:8332, without a password", Kind::isUrlWithoutPassword),
    BIND_ADDRESS("an IP address of this machine", Pattern.compile("[0-9a-fA-F.:]+")),
    HOST_AND_PORT("a host, or a host and a port such as 127.0.0.1:8333", Kind::isHostAndPort),
    HOSTS("hosts, or hosts with ports, separated by commas", each(Kind::isHostAndPort)),
    NETWORKS("addresses or ranges such as 10.0.0.0/8, separated by commas", each(Kind::isRange)),
    PRICES("prices such as BTC_USD:61542.00, separated by commas", each(Kind::isPrice)),
    LIGHTNING_NODE(
            "a connection string such as type=lnd-rest;server=https://127.0.0.1:8080;macaroonfilepath=/lnd/admin.macaroon",
            Kind::isConnection),
    FILE_STORE("folder or s3", Pattern.compile("folder|s3")),
    LOG_FORMAT("ecs or text", Pattern.compile("ecs|text")),
    LOG_LEVEL("error, warn, info, debug or trace", Pattern.compile("error|warn|info|debug|trace"));

    private static final int HIGHEST_PORT = 65_535;

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // all of them are functions without state
    private final Predicate<String> admits;

    Kind(String words, Predicate<String> admits) {
        this.words = words;
        this.admits = admits;
    }

    Kind(String words, Pattern pattern) {
        this(words, text -> pattern.matcher(text).matches());
    }

    /** {@return what it must be, to follow "must be"} */
    public String words() {
        return words;
    }

    public boolean admits(String value) {
        return admits.test(value.strip());
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    private static boolean isDuration(String text) {
        try {
            return !DurationStyle.detectAndParse(text).isNegative();
        } catch (IllegalArgumentException | ArithmeticException _) {
            return false;
        }
    }

    private static boolean isPath(String text) {
        try {
            return !text.isEmpty() && Path.of(text).getNameCount() >= 0;
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        try {
            var url = new URI(text);
            return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** It stands on pages and in the log. */
    private static boolean isUrlWithoutPassword(String text) {
        return isUrl(text) && URI.create(text).getRawUserInfo() == null;
    }

    private static boolean isUrlOfDatabase(String text) {
        try {
            var url = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
            return url.getHost() != null
                    && ("postgresql".equals(url.getScheme()) || "postgres".equals(url.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isConnection(String text) {
        try {
            return LightningNodes.isSupported(Connection.read(text));
        } catch (ConnectionStringException _) {
            return false;
        }
    }

    private static boolean isHostAndPort(String text) {
        try {
            var url = new URI("host://" + text);
            return url.getHost() != null
                    && url.getPort() <= HIGHEST_PORT
                    && !text.endsWith(":")
                    && url.getRawUserInfo() == null
                    && url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isRange(String text) {
        try {
            AddressRange.parse(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isPrice(String text) {
        int colon = text.indexOf(':');
        try {
            return colon > 0
                    && text.substring(0, colon).matches("[A-Za-z0-9]+_[A-Za-z0-9]+")
                    && new BigDecimal(text.substring(colon + 1).strip()).signum() > 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static Predicate<String> each(Predicate<String> one) {
        return list -> Arrays.stream(list.split(",")).map(String::strip).allMatch(one);
    }
}

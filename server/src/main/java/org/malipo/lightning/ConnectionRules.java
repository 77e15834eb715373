package org.malipo.lightning;

import static java.util.Locale.ROOT;

import java.net.URI;
import java.util.regex.Pattern;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.connection.ConnectionStringException;
import org.malipo.outbound.OutboundUrls;
import org.malipo.problem.FieldErrors;
import org.springframework.stereotype.Component;

/**
 * Which connection strings are taken from whom. Nobody but an administrator may have this server read a file of its own, or
 * call its neighbours.
 */
@Component
class ConnectionRules {
    static final String PATH = "ConnectionString";
    private static final Permission RIGHT = Permission.CAN_MODIFY_SERVER_SETTINGS;
    private static final Pattern NAMES_A_FILE =
            Pattern.compile("(?i)(?:^|;)\\s*(cookiefilepath|macaroonfilepath|macaroondirectorypath|certfilepath)\\s*=");

    private final NodeOpener opener;

    ConnectionRules(NodeOpener opener) {
        this.opener = opener;
    }

    /** {@return whether whoever makes this request may name files and private hosts} */
    boolean trusted() {
        return Caller.find().map(caller -> caller.may(RIGHT, null)).orElse(true);
    }

    /** @throws FieldErrors.InvalidFields with the reason why it is not taken */
    void check(String text) {
        try {
            var connection = Connection.read(text);
            if (!trusted()) {
                checkUntrusted(text, connection);
            }
            if (!opener.canOpen(connection)) {
                throw FieldErrors.of(PATH, "Nodes of this type are not supported yet");
            }
        } catch (ConnectionStringException e) {
            throw FieldErrors.of(PATH, e.getMessage());
        }
    }

    private static void checkUntrusted(String text, Connection connection) {
        var file = NAMES_A_FILE.matcher(text);
        if (file.find()) {
            throw refused("'" + file.group(1).toLowerCase(ROOT) + "'");
        }
        if (!connection.fileKeys().isEmpty()) {
            throw refused("the path of a file");
        }
        if (connection.addresses().stream().map(URI::getHost).anyMatch(OutboundUrls::isLocal)) {
            throw refused("a local IP address, or a name without a dot or ending with '.internal', '.local' or '.lan'");
        }
    }

    private static FieldErrors.InvalidFields refused(String what) {
        return FieldErrors.of(
                PATH,
                "You do not have '" + RIGHT.policy() + "' rights, so the connection string should not contain " + what);
    }
}

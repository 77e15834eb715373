package org.malipo.ln.lnd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.malipo.ln.connection.LndConnection;
import org.malipo.ln.connection.Secret;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;

/** What signs us in. Files are read for each call, as LND may write them anew. */
final class Macaroons {
    /** What a call needs. */
    enum Right {
        READ,
        INVOICES,
        EVERYTHING;

        /** {@return LND's own files that are enough, those that allow the least first} */
        List<String> files() {
            return switch (this) {
                case READ -> List.of("readonly.macaroon", "admin.macaroon");
                case INVOICES -> List.of("invoice.macaroon", "admin.macaroon");
                case EVERYTHING -> List.of("admin.macaroon");
            };
        }
    }

    private final LndConnection connection;

    Macaroons(LndConnection connection) {
        this.connection = connection;
    }

    /** {@return the macaroon in hex, if the connection has one} */
    Optional<Secret> macaroon(Right right) {
        return connection
                .macaroon()
                .or(() -> connection.macaroonFile().map(Macaroons::read))
                .or(() -> connection.macaroonFolder().map(folder -> read(file(folder, right))))
                .filter(macaroon -> !macaroon.value().isEmpty());
    }

    private static Path file(Path folder, Right right) {
        return right.files().stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> folder.resolve(right.files().getLast()));
    }

    private static Secret read(Path file) {
        try {
            return new Secret(HexFormat.of().formatHex(Files.readAllBytes(file)));
        } catch (IOException _) {
            throw new Unavailable(Reason.SECRET, "The file " + file.getFileName() + " can't be read.", null);
        }
    }
}

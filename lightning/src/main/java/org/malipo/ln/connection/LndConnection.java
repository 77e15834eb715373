package org.malipo.ln.connection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * LND by its REST API. One macaroon for everything, given or in a file, or a folder of LND's own macaroons; a node that
 * is open to all who reach it has none.
 */
public record LndConnection(
        URI server, Optional<Secret> macaroon, Optional<Path> macaroonFile, Optional<Path> macaroonFolder, Trust trust)
        implements Connection {
    static LndConnection of(Parts parts) {
        var server = parts.server("lnd");
        if (parts.has("macaroon") && parts.has("macaroonfilepath")) {
            throw new ConnectionStringException("The key 'macaroon' is already specified");
        }
        return new LndConnection(
                server,
                parts.get("macaroon").map(LndConnection::hex),
                parts.get("macaroonfilepath").map(LndConnection::macaroonFile),
                parts.get("macaroondirectorypath").map(path -> Parts.path("macaroondirectorypath", path)),
                Trust.of(parts));
    }

    private static Secret hex(String macaroon) {
        try {
            HexFormat.of().parseHex(macaroon.strip());
        } catch (IllegalArgumentException _) {
            throw new ConnectionStringException("The key 'macaroon' format should be in hex");
        }
        return new Secret(macaroon.strip());
    }

    private static Path macaroonFile(String path) {
        if (!path.endsWith(".macaroon")) {
            throw new ConnectionStringException("The key 'macaroonfilepath' should point to a .macaroon file");
        }
        return Parts.path("macaroonfilepath", path);
    }

    @Override
    public List<URI> addresses() {
        return List.of(server);
    }

    @Override
    public Set<String> fileKeys() {
        return Stream.of(
                        key("macaroonfilepath", macaroonFile.orElse(null)),
                        key("macaroondirectorypath", macaroonFolder.orElse(null)),
                        trust.fileKey())
                .flatMap(Optional::stream)
                .collect(toUnmodifiableSet());
    }

    private static Optional<String> key(String name, @Nullable Path path) {
        return Optional.ofNullable(path).map(_ -> name);
    }
}

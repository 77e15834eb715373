package org.malipo.ln.connection;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Core Lightning by its {@code clnrest} plugin. The rune says which methods may be called. */
public record ClnRestConnection(URI server, Secret rune, Trust trust) implements Connection {
    static ClnRestConnection of(Parts parts) {
        return new ClnRestConnection(parts.server("clnrest"), parts.secret("rune", "clnrest"), Trust.of(parts));
    }

    @Override
    public List<URI> addresses() {
        return List.of(server);
    }

    @Override
    public Set<String> fileKeys() {
        return trust.fileKey().stream().collect(Collectors.toUnmodifiableSet());
    }
}

package org.malipo.lightning;

import java.util.UUID;

/** Names a connection string that a store, or the server, uses or has used. */
public record NodeId(UUID value) {
    static NodeId random() {
        return new NodeId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.malipo.access;

import java.util.UUID;

/** Names an account. Opaque; new ones are random UUIDs. */
public record UserId(String value) {
    public static UserId random() {
        return new UserId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}

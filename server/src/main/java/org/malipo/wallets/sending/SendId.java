package org.malipo.wallets.sending;

import java.util.UUID;

/** Names a send. */
public record SendId(UUID value) {
    static SendId random() {
        return new SendId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

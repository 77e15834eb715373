package org.malipo.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in a store.
 *
 * @param storeRole the id of their role there
 * @param roles what they are on the server
 */
public record StoreUser(
        String id,
        String email,
        @Nullable String name,
        @Nullable String imageUrl,
        boolean disabled,
        @Nullable Instant created,
        String storeRole,
        List<String> roles) {}

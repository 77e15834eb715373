package org.malipo.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member may do in a store.
 *
 * @param id the name, or {@code {store}::{name}} for a role of one store
 * @param store the store it is limited to, or null for a role of the server
 * @param permissions names on the wire
 */
public record Role(String id, @Nullable StoreId store, String name, List<String> permissions) {
    /** What the maker of a store becomes in it. */
    public static final String OWNER = "Owner";
}

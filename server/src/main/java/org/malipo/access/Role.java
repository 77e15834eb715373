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
    /** The role that comes with the server and may do everything in its store. */
    public static final String OWNER = "Owner";

    /** {@return the id of a role with that name} */
    static String idOf(@Nullable StoreId store, String name) {
        return store == null ? name : store + "::" + name;
    }

    /** {@return whether its holders own the store: they change its settings and decide who belongs to it} */
    public boolean owns() {
        return permissions.contains(Permission.CAN_MODIFY_STORE_SETTINGS.policy());
    }
}

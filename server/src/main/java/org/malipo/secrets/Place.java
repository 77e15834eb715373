package org.malipo.secrets;

import org.jspecify.annotations.Nullable;

/**
 * Where a sealed value stands. It is part of the seal, so that a value that is copied to another row does not open there.
 *
 * @param storeId whose value it is, or null for the server's own; each store has a data key of its own
 */
public record Place(
        String table, String column, String rowId, @Nullable String storeId) {
    String text() {
        return table + "|" + column + "|" + rowId + "|" + (storeId == null ? "" : storeId);
    }
}

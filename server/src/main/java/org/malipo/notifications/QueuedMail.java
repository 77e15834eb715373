package org.malipo.notifications;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.outbox.ClaimTable;
import org.malipo.secrets.Place;

/**
 * A letter that is to be sent, as the queue hands it out.
 *
 * @param content the sealed letter
 * @param attempts how many there were before
 */
record QueuedMail(
        String id, String owner, @Nullable String storeId, String content, int attempts, OffsetDateTime createdAt)
        implements ClaimTable.Row {
    @Nullable
    StoreId store() {
        return storeId == null ? null : new StoreId(storeId);
    }

    Place place() {
        return placeOf(id, storeId);
    }

    static Place placeOf(String id, @Nullable String storeId) {
        return new Place("mail", "content", id, storeId);
    }

    @Override
    public String toString() {
        return "QueuedMail[id=" + id + ", owner=" + owner + ", content=[secret]]";
    }
}

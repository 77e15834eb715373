package org.malipo.notifications.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A person's notices.
 *
 * @param state {@code unseen}, {@code seen} or empty for both
 * @param types what can be chosen, with the keys of their names
 * @param stores the names of the person's stores by id
 * @param older where the next page begins, or null on the last
 */
public record NotificationsView(
        String state,
        String type,
        String store,
        Map<String, String> types,
        Map<String, String> stores,
        List<Row> rows,
        @Nullable Long older,
        boolean first) {
    /** The address of the list. */
    public static final String PATH = "/notifications";

    /** A notice in the list. */
    public record Row(String id, String sentence, @Nullable String storeName, boolean opens, boolean seen, Instant at) {
        /** {@return what marks the notice as seen and leads to what it is about} */
        public String url() {
            return PATH + "/" + id + "/open";
        }
    }

    public boolean isFiltered() {
        return !state.isEmpty() || !type.isEmpty() || !store.isEmpty();
    }

    /** {@return this list from a place on; the newest for null} */
    public String from(@Nullable Long before) {
        var address = UriComponentsBuilder.fromPath(PATH)
                .queryParam("state", state)
                .queryParam("type", type)
                .queryParam("storeId", store);
        return (before == null ? address : address.queryParam("before", before))
                .encode()
                .toUriString();
    }
}

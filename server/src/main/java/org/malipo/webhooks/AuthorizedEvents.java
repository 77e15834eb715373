package org.malipo.webhooks;

import java.util.List;

/**
 * Which events a webhook hears of.
 *
 * @param everything whether all of them, also kinds that come with later releases
 * @param specificEvents the names of the others, as {@code InvoiceSettled}; names that no event has are kept and match none
 */
public record AuthorizedEvents(boolean everything, List<String> specificEvents) {
    public static final AuthorizedEvents ALL = new AuthorizedEvents(true, List.of());

    public AuthorizedEvents {
        specificEvents = List.copyOf(specificEvents);
    }

    boolean include(String type) {
        return everything || specificEvents.contains(type);
    }
}

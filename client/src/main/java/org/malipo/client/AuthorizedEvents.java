package org.malipo.client;

import java.util.List;

/** Which events a webhook is sent: all, or those named. */
public record AuthorizedEvents(boolean everything, List<String> specificEvents) {
    public static final AuthorizedEvents EVERYTHING = new AuthorizedEvents(true, List.of());
}

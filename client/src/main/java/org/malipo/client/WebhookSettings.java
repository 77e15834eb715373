package org.malipo.client;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param secret null lets the server make one, or keep the one it has */
public record WebhookSettings(
        URI url,
        boolean enabled,
        boolean automaticRedelivery,
        AuthorizedEvents authorizedEvents,
        @Nullable String secret) {

    public static WebhookSettings everything(URI url) {
        return new WebhookSettings(url, true, true, AuthorizedEvents.EVERYTHING, null);
    }

    public WebhookSettings secret(String value) {
        return new WebhookSettings(url, enabled, automaticRedelivery, authorizedEvents, value);
    }

    public WebhookSettings only(String... events) {
        var chosen = new AuthorizedEvents(false, List.of(events));
        return new WebhookSettings(url, enabled, automaticRedelivery, chosen, secret);
    }

    @Override
    public String toString() {
        return "WebhookSettings[url=" + url + ", authorizedEvents=" + authorizedEvents + ", secret=[secret]]";
    }
}

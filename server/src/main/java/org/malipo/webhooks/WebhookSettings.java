package org.malipo.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What a person or a program may set of a webhook.
 *
 * @param url as typed; checked when it is saved
 * @param secret what receivers check signatures with; null or blank has one made, or keeps the one there is
 */
public record WebhookSettings(
        boolean enabled,
        boolean automaticRedelivery,
        @Nullable String url,
        AuthorizedEvents authorizedEvents,
        @Nullable String secret) {
    @Override
    public String toString() {
        return "WebhookSettings[url=" + url + ", authorizedEvents=" + authorizedEvents + ", secret=[secret]]";
    }
}

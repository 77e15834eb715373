package org.malipo.webhooks.web;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.webhooks.AuthorizedEvents;
import org.malipo.webhooks.Webhook;
import org.malipo.webhooks.WebhookSettings;

/**
 * A webhook as it stands in the fields of a form.
 *
 * @param secret never filled in by us; empty keeps the one there is, or has one made
 */
public record WebhookForm(
        String url,
        boolean enabled,
        boolean automaticRedelivery,
        boolean everything,
        List<String> events,
        String secret) {
    /** What a form leaves out is empty, or not ticked. */
    public WebhookForm(
            @Nullable String url,
            boolean enabled,
            boolean automaticRedelivery,
            boolean everything,
            @Nullable List<String> events,
            @Nullable String secret) {
        this.url = requireNonNullElse(url, "").strip();
        this.enabled = enabled;
        this.automaticRedelivery = automaticRedelivery;
        this.everything = everything;
        this.events = List.copyOf(requireNonNullElse(events, List.of()));
        this.secret = requireNonNullElse(secret, "").strip();
    }

    static WebhookForm ofNew() {
        return new WebhookForm("", true, true, true, List.of(), "");
    }

    static WebhookForm of(Webhook webhook) {
        return new WebhookForm(
                webhook.url(),
                webhook.enabled(),
                webhook.automaticRedelivery(),
                webhook.authorizedEvents().everything(),
                webhook.authorizedEvents().specificEvents(),
                "");
    }

    WebhookSettings toSettings() {
        return new WebhookSettings(enabled, automaticRedelivery, url, new AuthorizedEvents(everything, events), secret);
    }

    @Override
    public String toString() {
        return "WebhookForm[url=" + url + ", secret=[secret]]";
    }
}

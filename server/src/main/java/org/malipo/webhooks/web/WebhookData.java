package org.malipo.webhooks.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.webhooks.AuthorizedEvents;
import org.malipo.webhooks.Webhook;
import org.malipo.webhooks.WebhookSettings;
import org.malipo.webhooks.Webhooks;

/** A webhook as the API shows it. */
@Schema(name = "WebhookData")
record WebhookData(
        String id, boolean enabled, boolean automaticRedelivery, String url, AuthorizedEventsData authorizedEvents) {
    static WebhookData of(Webhook webhook) {
        return new WebhookData(
                webhook.id(),
                webhook.enabled(),
                webhook.automaticRedelivery(),
                webhook.url(),
                AuthorizedEventsData.of(webhook.authorizedEvents()));
    }

    /** The answer to making one: the only time that the secret is shown. */
    @Schema(name = "WebhookDataCreateResult")
    record Created(
            String id,
            boolean enabled,
            boolean automaticRedelivery,
            String url,
            AuthorizedEventsData authorizedEvents,
            String secret) {
        static Created of(Webhooks.Created created) {
            var webhook = created.webhook();
            return new Created(
                    webhook.id(),
                    webhook.enabled(),
                    webhook.automaticRedelivery(),
                    webhook.url(),
                    AuthorizedEventsData.of(webhook.authorizedEvents()),
                    created.secret());
        }

        @Override
        public String toString() {
            return "Created[id=" + id + ", secret=[secret]]";
        }
    }

    /** What a caller may set. What is left out takes its default, also when an existing webhook is changed. */
    @Schema(name = "WebhookDataUpdate")
    record Request(
            @Nullable Boolean enabled,
            @Nullable Boolean automaticRedelivery,
            @Nullable String url,
            @Nullable AuthorizedEventsData authorizedEvents,

            @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable
            String secret) {
        WebhookSettings toSettings() {
            return new WebhookSettings(
                    !Boolean.FALSE.equals(enabled),
                    !Boolean.FALSE.equals(automaticRedelivery),
                    url,
                    authorizedEvents == null ? AuthorizedEvents.ALL : authorizedEvents.toEvents(),
                    secret);
        }

        @Override
        public String toString() {
            return "Request[url=" + url + ", secret=[secret]]";
        }
    }

    /** Which events are told; all of them unless {@code everything} is false. */
    @Schema(name = "WebhookAuthorizedEvents")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AuthorizedEventsData(
            @Nullable Boolean everything, @Nullable List<String> specificEvents) {
        static AuthorizedEventsData of(AuthorizedEvents events) {
            return new AuthorizedEventsData(events.everything(), events.specificEvents());
        }

        AuthorizedEvents toEvents() {
            var named = specificEvents == null
                    ? List.<String>of()
                    : specificEvents.stream().filter(Objects::nonNull).toList();
            return new AuthorizedEvents(!Boolean.FALSE.equals(everything), named);
        }
    }
}

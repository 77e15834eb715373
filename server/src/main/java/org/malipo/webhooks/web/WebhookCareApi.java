package org.malipo.webhooks.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.idempotency.SecretAnswer;
import org.malipo.webhooks.TestEvents;
import org.malipo.webhooks.WebhookOutages;
import org.malipo.webhooks.WebhookSecrets;
import org.malipo.webhooks.Webhooks;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What keeps a webhook well, beyond the calls that other servers know: state, resuming, secrets, trying it. */
@RestController
class WebhookCareApi {
    private static final String ONE = "/api/v1/stores/{storeId}/webhooks/{webhookId}";
    private static final int MOST_COUNTED = 10_000;

    private final Webhooks webhooks;
    private final WebhookOutages outages;
    private final WebhookSecrets secrets;
    private final TestEvents tests;

    WebhookCareApi(Webhooks webhooks, WebhookOutages outages, WebhookSecrets secrets, TestEvents tests) {
        this.webhooks = webhooks;
        this.outages = outages;
        this.secrets = secrets;
        this.tests = tests;
    }

    /**
     * How a webhook is doing.
     *
     * @param waiting deliveries, counted up to 10,000
     */
    record StateData(
            @Nullable Instant failingSince,
            @Nullable Instant pausedAt,
            boolean catchingUp,
            @Nullable Instant previousSecretUntil,
            int waiting) {}

    /** @param hours how long both secrets are valid, 1 to 168; 24 if it is left out */
    record RotationRequest(@Nullable Integer hours) {}

    /** The only time that the secret is shown. */
    record RotationData(String secret, Instant previousSecretUntil) {
        @Override
        public String toString() {
            return "RotationData[previousSecretUntil=" + previousSecretUntil + ", secret=[secret]]";
        }
    }

    record TestRequest(@Nullable String type) {}

    @GetMapping(ONE + "/state")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    StateData state(@PathVariable String webhookId) {
        var state = webhooks.get(webhookId).state();
        return new StateData(
                state.failingSince(),
                state.pausedAt(),
                state.catchingUp(),
                state.previousSecretUntil(),
                outages.waiting(webhookId, MOST_COUNTED));
    }

    @PostMapping(ONE + "/resume")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    StateData resume(@PathVariable String webhookId) {
        outages.resume(webhookId);
        return state(webhookId);
    }

    @PostMapping(ONE + "/secret/rotate")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    @SecretAnswer(hidden = "secret", shown = "previousSecretUntil")
    RotationData rotate(
            @PathVariable String webhookId, @RequestBody(required = false) @Nullable RotationRequest request) {
        var hours = request == null ? null : request.hours();
        var rotated = secrets.rotate(webhookId, hours == null ? 24 : hours);
        return new RotationData(rotated.secret(), rotated.previousUntil());
    }

    @DeleteMapping(ONE + "/secret/previous")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    void forgetPrevious(@PathVariable String webhookId) {
        secrets.forgetPrevious(webhookId);
    }

    /** {@return the id of the delivery, as a JSON string} */
    @PostMapping(value = ONE + "/test", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String test(@PathVariable String webhookId, @RequestBody(required = false) @Nullable TestRequest request) {
        var type = request == null ? null : request.type();
        return JsonMapper.shared().writeValueAsString(tests.send(webhookId, type == null ? "InvoiceCreated" : type));
    }
}

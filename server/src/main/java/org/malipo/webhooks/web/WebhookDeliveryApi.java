package org.malipo.webhooks.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.webhooks.Redelivery;
import org.malipo.webhooks.Webhooks;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What was delivered to a webhook, at the paths with and without the store. */
@RestController
class WebhookDeliveryApi {
    private static final String NESTED = "/api/v1/stores/{storeId}/webhooks/{webhookId}/deliveries";
    private static final String FLAT = "/api/v1/webhooks/{webhookId}/deliveries";

    private final Webhooks webhooks;
    private final Redelivery redelivery;

    WebhookDeliveryApi(Webhooks webhooks, Redelivery redelivery) {
        this.webhooks = webhooks;
        this.redelivery = redelivery;
    }

    @GetMapping({FLAT, NESTED})
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    List<WebhookDeliveryData> list(
            @PathVariable String webhookId,
            @RequestParam(required = false) @Nullable Integer count,
            @RequestParam(required = false) @Nullable String after) {
        if (count != null && count < 0) {
            throw FieldErrors.of("count", "The count should be 0 or more");
        }
        int size = count == null ? PageSize.ALL : Math.min(count, PageSize.ALL);
        return NextPage.cut(webhooks.deliveries(webhookId, after, size + 1), size, Webhooks::place).stream()
                .map(WebhookDeliveryData::of)
                .toList();
    }

    @GetMapping({FLAT + "/{deliveryId}", NESTED + "/{deliveryId}"})
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    WebhookDeliveryData get(@PathVariable String webhookId, @PathVariable String deliveryId) {
        return WebhookDeliveryData.of(redelivery.get(webhookId, deliveryId));
    }

    @GetMapping(
            value = {FLAT + "/{deliveryId}/request", NESTED + "/{deliveryId}/request"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String request(@PathVariable String webhookId, @PathVariable String deliveryId) {
        return redelivery.request(webhookId, deliveryId);
    }

    @PostMapping(
            value = {FLAT + "/{deliveryId}/redeliver", NESTED + "/{deliveryId}/redeliver"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String redeliver(@PathVariable String webhookId, @PathVariable String deliveryId) {
        return JsonMapper.shared().writeValueAsString(redelivery.redeliver(webhookId, deliveryId));
    }
}

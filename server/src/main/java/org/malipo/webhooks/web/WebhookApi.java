package org.malipo.webhooks.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.idempotency.SecretAnswer;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.webhooks.Webhooks;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks themselves, at the paths with and without the store. */
@RestController
class WebhookApi {
    private static final String NESTED = "/api/v1/stores/{storeId}/webhooks/{webhookId}";
    private static final String FLAT = "/api/v1/webhooks/{webhookId}";

    private final Webhooks webhooks;

    WebhookApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping("/api/v1/stores/{storeId}/webhooks")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    List<WebhookData> list(
            @PathVariable StoreId storeId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        int size = PageSize.of(take);
        return NextPage.cut(webhooks.ofStore(storeId, after, size + 1), size, Webhooks::place).stream()
                .map(WebhookData::of)
                .toList();
    }

    @PostMapping("/api/v1/stores/{storeId}/webhooks")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    @SecretAnswer(
            hidden = "secret",
            shown = {"id", "enabled", "url"})
    WebhookData.Created create(@PathVariable StoreId storeId, @RequestBody WebhookData.Request request) {
        return WebhookData.Created.of(webhooks.create(storeId, request.toSettings()));
    }

    @GetMapping({FLAT, NESTED})
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    WebhookData get(@PathVariable String webhookId) {
        return WebhookData.of(webhooks.get(webhookId));
    }

    @PutMapping({FLAT, NESTED})
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    WebhookData update(@PathVariable String webhookId, @RequestBody WebhookData.Request request) {
        return WebhookData.of(webhooks.update(webhookId, request.toSettings()));
    }

    @DeleteMapping({FLAT, NESTED})
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    void delete(@PathVariable String webhookId) {
        webhooks.delete(webhookId);
    }
}

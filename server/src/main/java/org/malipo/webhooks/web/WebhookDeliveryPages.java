package org.malipo.webhooks.web;

import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.Once;
import org.malipo.webhooks.DeliveryDetails;
import org.malipo.webhooks.Redelivery;
import org.malipo.webhooks.TestEvents;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What was sent to a webhook and what it answered, one delivery a page; and sending again. */
@Controller
class WebhookDeliveryPages {
    private static final String HOOK = "/stores/{storeId}/webhooks/{webhookId}";
    private static final String ONE = HOOK + "/deliveries/{deliveryId}";

    private final DeliveryDetails details;
    private final Redelivery redelivery;
    private final TestEvents tests;

    WebhookDeliveryPages(DeliveryDetails details, Redelivery redelivery, TestEvents tests) {
        this.details = details;
        this.redelivery = redelivery;
        this.tests = tests;
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String one(
            @PathVariable StoreId storeId,
            @PathVariable String webhookId,
            @PathVariable String deliveryId,
            Model model) {
        var detail = details.find(webhookId, deliveryId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var attempts = details.attempts(webhookId, detail).stream()
                .map(WebhookPages::row)
                .toList();
        model.addAttribute("view", new DeliveryView(storeId.value(), webhookId, detail, attempts));
        return "webhooks/delivery";
    }

    /** The exact body that was sent, for people who look for a fault in their receiver. */
    @GetMapping(ONE + "/body")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    ResponseEntity<String> body(@PathVariable String webhookId, @PathVariable String deliveryId) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(redelivery.request(webhookId, deliveryId));
    }

    @PostMapping(ONE + "/redeliver")
    @Once
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String redeliver(@PathVariable StoreId storeId, @PathVariable String webhookId, @PathVariable String deliveryId) {
        return delivery(storeId, webhookId, redelivery.redeliver(webhookId, deliveryId));
    }

    @PostMapping(HOOK + "/test")
    @Once
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String test(@PathVariable StoreId storeId, @PathVariable String webhookId, @RequestParam String type) {
        return delivery(storeId, webhookId, tests.send(webhookId, type));
    }

    private static String delivery(StoreId store, String webhookId, String deliveryId) {
        return "redirect:/stores/" + store + "/webhooks/" + webhookId + "/deliveries/" + deliveryId;
    }
}

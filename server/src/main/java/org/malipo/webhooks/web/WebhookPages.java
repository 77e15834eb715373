package org.malipo.webhooks.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.webhooks.Delivery;
import org.malipo.webhooks.Delivery.Outcome;
import org.malipo.webhooks.DeliveryDetails;
import org.malipo.webhooks.EventTypes;
import org.malipo.webhooks.Webhook;
import org.malipo.webhooks.Webhooks;
import org.malipo.webhooks.web.WebhookView.Deliveries;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A store's webhooks on pages. */
@Controller
class WebhookPages {
    private static final int SHOWN = 50;
    private static final String LIST = "/stores/{storeId}/webhooks";
    private static final String ONE = LIST + "/{webhookId}";

    private final Webhooks webhooks;
    private final DeliveryDetails details;

    WebhookPages(Webhooks webhooks, DeliveryDetails details) {
        this.webhooks = webhooks;
        this.details = details;
    }

    @GetMapping(LIST)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String list(@PathVariable StoreId storeId, Model model) {
        var rows = webhooks.ofStore(storeId).stream().map(WebhookPages::row).toList();
        model.addAttribute("view", new WebhookListView(storeId.value(), rows));
        return "webhooks/list";
    }

    private static WebhookListView.Row row(Webhook webhook) {
        var events = webhook.authorizedEvents();
        return new WebhookListView.Row(
                webhook.id(),
                webhook.url(),
                webhook.enabled(),
                webhook.state().isPaused(),
                events.everything(),
                events.specificEvents().size());
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String create(@PathVariable StoreId storeId, Model model) {
        return showNew(storeId, WebhookForm.ofNew(), FormErrors.NONE, model);
    }

    /** Answers with the secret itself rather than sending the browser on, since nothing tells it a second time. */
    @PostMapping(LIST + "/new")
    @Once(shownAt = WebhookPages.LIST)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String create(@PathVariable StoreId storeId, WebhookForm form, HttpServletResponse response, Model model) {
        try {
            var created = webhooks.create(storeId, form.toSettings());
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            var webhook = created.webhook();
            return show(webhook, WebhookForm.of(webhook), FormErrors.NONE, created.secret(), false, model);
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return showNew(storeId, form, FormErrors.of(wrong, "webhooks.wrong."), model);
        }
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String one(
            @PathVariable String webhookId,
            @RequestParam(defaultValue = "false") boolean saved,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        var webhook = find(webhookId);
        var form = WebhookForm.of(webhook);
        model.addAttribute("view", view(webhook, form, FormErrors.NONE, null, page(webhook, before), saved));
        return "webhooks/one";
    }

    @PostMapping(ONE)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String save(@PathVariable String webhookId, WebhookForm form, HttpServletResponse response, Model model) {
        var webhook = find(webhookId);
        try {
            webhooks.update(webhookId, form.toSettings());
            return "redirect:" + address(webhook) + "?saved=true";
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(webhook, form, FormErrors.of(wrong, "webhooks.wrong."), null, false, model);
        }
    }

    @GetMapping(ONE + "/delete")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String askToDelete(@PathVariable String webhookId, Model model) {
        var webhook = find(webhookId);
        model.addAttribute(
                "view", view(webhook, WebhookForm.of(webhook), FormErrors.NONE, null, Deliveries.NONE, false));
        return "webhooks/delete";
    }

    @PostMapping(ONE + "/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String delete(@PathVariable StoreId storeId, @PathVariable String webhookId) {
        find(webhookId);
        webhooks.delete(webhookId);
        return "redirect:/stores/" + storeId + "/webhooks";
    }

    private String showNew(StoreId store, WebhookForm form, FormErrors errors, Model model) {
        model.addAttribute(
                "view",
                new WebhookView(store.value(), "", form, errors, null, null, EventTypes.NAMES, Deliveries.NONE, false));
        return "webhooks/one";
    }

    private String show(
            Webhook webhook, WebhookForm form, FormErrors errors, @Nullable String secret, boolean saved, Model model) {
        model.addAttribute("view", view(webhook, form, errors, secret, page(webhook, null), saved));
        return "webhooks/one";
    }

    /** Asks for one more than is shown, which tells whether there are older ones. */
    private Deliveries page(Webhook webhook, @Nullable String before) {
        var found = details.page(webhook.id(), before, SHOWN + 1);
        var rows = found.stream().limit(SHOWN).map(WebhookPages::row).toList();
        return new Deliveries(
                rows, before == null, found.size() > SHOWN ? rows.getLast().id() : "");
    }

    @SuppressWarnings("TooManyParameters") // the page's parts
    private static WebhookView view(
            Webhook webhook,
            WebhookForm form,
            FormErrors errors,
            @Nullable String secret,
            Deliveries deliveries,
            boolean saved) {
        return new WebhookView(
                webhook.store().value(),
                webhook.id(),
                form,
                errors,
                secret,
                webhook.state(),
                EventTypes.NAMES,
                deliveries,
                saved);
    }

    static WebhookView.DeliveryRow row(Delivery delivery) {
        return new WebhookView.DeliveryRow(
                delivery.id(),
                delivery.eventType(),
                delivery.deliveredAt(),
                delivery.outcome() == Outcome.HTTP_SUCCESS,
                delivery.httpCode(),
                !delivery.pruned());
    }

    private Webhook find(String id) {
        return webhooks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(Webhook webhook) {
        return "/stores/" + webhook.store() + "/webhooks/" + webhook.id();
    }
}

package org.malipo.webhooks.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.malipo.webhooks.Replay;
import org.malipo.webhooks.Replays;
import org.malipo.webhooks.WebhookOutages;
import org.malipo.webhooks.WebhookSecrets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What keeps a webhook well: resuming it, a new secret, a part of the history again. */
@Controller
class WebhookCarePages {
    private static final String ONE = "/stores/{storeId}/webhooks/{webhookId}";
    private static final int SHOWN = 10;

    private final WebhookOutages outages;
    private final WebhookSecrets secrets;
    private final Replays replays;

    WebhookCarePages(WebhookOutages outages, WebhookSecrets secrets, Replays replays) {
        this.outages = outages;
        this.secrets = secrets;
        this.replays = replays;
    }

    @PostMapping(ONE + "/resume")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String resume(@PathVariable StoreId storeId, @PathVariable String webhookId) {
        outages.resume(webhookId);
        return webhook(storeId, webhookId);
    }

    /** Answers with the secret itself rather than sending the browser on, since nothing tells it a second time. */
    @PostMapping(ONE + "/secret")
    @Once(shownAt = ONE)
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String rotate(
            @PathVariable StoreId storeId,
            @PathVariable String webhookId,
            @RequestParam(defaultValue = "24") int hours,
            HttpServletResponse response,
            Model model) {
        var rotated = secrets.rotate(webhookId, hours);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute(
                "view", new SecretView(storeId.value(), webhookId, rotated.secret(), rotated.previousUntil()));
        return "webhooks/secret";
    }

    @PostMapping(ONE + "/secret/previous/end")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String forgetPrevious(@PathVariable StoreId storeId, @PathVariable String webhookId) {
        secrets.forgetPrevious(webhookId);
        return webhook(storeId, webhookId);
    }

    @GetMapping(ONE + "/replays")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String replays(@PathVariable StoreId storeId, @PathVariable String webhookId, Model model) {
        return show(storeId, webhookId, "", "", FormErrors.NONE, model);
    }

    @PostMapping(ONE + "/replays")
    @Once
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String replay(
            @PathVariable StoreId storeId,
            @PathVariable String webhookId,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response,
            Model model) {
        try {
            start(webhookId, from.strip(), to.strip());
            return webhook(storeId, webhookId) + "/replays";
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(storeId, webhookId, from, to, FormErrors.of(wrong, "webhooks.replay.wrong."), model);
        } catch (ProblemException runs) {
            return webhook(storeId, webhookId) + "/replays"; // where the one that runs can be seen
        }
    }

    @PostMapping(ONE + "/replays/{replayId}/stop")
    @Requires(Permission.CAN_MODIFY_WEBHOOKS)
    String stop(@PathVariable StoreId storeId, @PathVariable String webhookId, @PathVariable String replayId) {
        replays.stop(webhookId, replayId);
        return webhook(storeId, webhookId) + "/replays";
    }

    /** Whole numbers are positions, anything else is a time in UTC. */
    private Replay start(String webhookId, String from, String to) {
        if (isPosition(from) && (to.isEmpty() || isPosition(to))) {
            return replays.start(webhookId, Long.parseLong(from), to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to));
        }
        var end = to.isEmpty() ? LocalDateTime.of(9999, 1, 1, 0, 0) : time(to, "To");
        return replays.start(webhookId, time(from, "From").toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC));
    }

    private static boolean isPosition(String text) {
        return text.matches("\\d{1,18}");
    }

    private static LocalDateTime time(String text, String field) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw FieldErrors.of(field, "This is neither a position nor a time");
        }
    }

    private String show(
            StoreId store, String webhookId, String from, @Nullable String to, FormErrors errors, Model model) {
        model.addAttribute(
                "view",
                new ReplayView(
                        store.value(),
                        webhookId,
                        from,
                        to == null ? "" : to,
                        errors,
                        replays.newest(webhookId, null, SHOWN)));
        return "webhooks/replays";
    }

    private static String webhook(StoreId store, String webhookId) {
        return "redirect:/stores/" + store + "/webhooks/" + webhookId;
    }
}

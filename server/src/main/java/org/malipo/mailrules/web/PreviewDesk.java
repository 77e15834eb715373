package org.malipo.mailrules.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.RateLimits;
import org.malipo.access.RateLimits.Zone;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.malipo.mailrules.MailRule;
import org.malipo.mailrules.MailRules;
import org.malipo.mailrules.RulePreview;
import org.malipo.mailrules.RulePreviews;
import org.malipo.notifications.Mailer;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.RateLimited;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows what rules of stores and of the server would write; null stands for the server. */
@Component
class PreviewDesk {
    private final MailRules rules;
    private final RulePreviews previews;
    private final Mailer mailer;
    private final RateLimits limits;

    PreviewDesk(MailRules rules, RulePreviews previews, Mailer mailer, RateLimits limits) {
        this.rules = rules;
        this.previews = previews;
        this.mailer = mailer;
        this.limits = limits;
    }

    String show(
            @Nullable StoreId store,
            String id,
            String invoice,
            boolean sent,
            HttpServletResponse response,
            Model model) {
        var testTo = Caller.current().email();
        try {
            var preview = previews.of(find(store, id), picked(store, invoice));
            return show(store, id, invoice, FormErrors.NONE, preview, testTo, sent, model);
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(store, id, invoice, errors(wrong), null, testTo, false, model);
        }
    }

    /** {@return the body by itself, to be shown in a frame that can do nothing} */
    ResponseEntity<String> letter(@Nullable StoreId store, String id, String invoice) {
        var preview = previews.of(find(store, id), picked(store, invoice));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(preview.html());
    }

    String test(
            @Nullable StoreId store, String id, String invoice, String to, HttpServletResponse response, Model model) {
        var rule = find(store, id);
        var pause = limits.tryTake(Zone.TEST_LETTERS, Caller.current().user().value());
        if (pause.isPresent()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(new RateLimited(pause.get()).seconds()));
            var errors = FormErrors.of("Letter", "mailrules.wrong.preview.Pace");
            return show(store, id, invoice, errors, null, to, false, model);
        }
        try {
            var picked = picked(store, invoice);
            previews.test(rule, picked, to.strip());
            return "redirect:"
                    + UriComponentsBuilder.fromPath(RuleDesk.address(store) + "/" + id + "/preview")
                            .queryParam("invoice", "{invoice}")
                            .queryParam("sent", true)
                            .encode()
                            .buildAndExpand(invoice)
                            .toUriString();
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(store, id, invoice, errors(wrong), null, to, false, model);
        }
    }

    private MailRule find(@Nullable StoreId store, String id) {
        return rules.find(store, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static @Nullable InvoiceId picked(@Nullable StoreId store, String invoice) {
        if (invoice.isBlank() || store == null) {
            return null;
        }
        if (!mayPick(store)) {
            throw FieldErrors.of("Invoice", "The invoice was not found");
        }
        return new InvoiceId(invoice.strip());
    }

    private static boolean mayPick(@Nullable StoreId store) {
        return store != null && Caller.current().may(Permission.CAN_VIEW_INVOICES, store);
    }

    private static FormErrors errors(InvalidFields wrong) {
        return FormErrors.of(wrong, "mailrules.wrong.preview.");
    }

    @SuppressWarnings("TooManyParameters") // the page's parts
    private String show(
            @Nullable StoreId store,
            String id,
            String invoice,
            FormErrors errors,
            @Nullable RulePreview preview,
            String testTo,
            boolean sent,
            Model model) {
        model.addAttribute(
                "view",
                new PreviewView(
                        store == null ? null : store.value(),
                        id,
                        invoice,
                        mayPick(store),
                        RuleDesk.mayChange(store),
                        mailer.isReady(store),
                        errors,
                        preview,
                        testTo,
                        sent));
        return "mailrules/preview";
    }
}

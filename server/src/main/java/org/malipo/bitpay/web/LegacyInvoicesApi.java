package org.malipo.bitpay.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.access.SiteAddress;
import org.malipo.bitpay.LegacyCallers;
import org.malipo.bitpay.NotificationCheck;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceNotifications;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Invoices of the one store that the caller was let into. */
@RestController
@Hidden
class LegacyInvoicesApi {
    private final LegacyCalls calls;
    private final LegacyCallers callers;
    private final NotificationCheck check;
    private final Invoices invoices;
    private final SiteAddress site;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // read, admit, check, do, answer
    LegacyInvoicesApi(
            LegacyCalls calls,
            LegacyCallers callers,
            NotificationCheck check,
            Invoices invoices,
            SiteAddress site,
            Clock clock) {
        this.calls = calls;
        this.callers = callers;
        this.check = check;
        this.invoices = invoices;
        this.site = site;
        this.clock = clock;
    }

    record Answer<T>(String facade, T data) {
        static <T> Answer<T> of(T data) {
            return new Answer<>("merchant/invoice", data);
        }
    }

    @PostMapping({"/invoices", "/invoices/"})
    @Public
    Answer<ObjectNode> create(HttpServletRequest request, @RequestBody(required = false) byte @Nullable [] body) {
        var call = calls.read(request, body);
        var store = callers.store(call.shown());
        var wish = new LegacyInvoiceRequest(call.fields(), store);
        var made = invoices.create(store, wish.toWish(notifications(call.fields()), clock.instant()));
        return Answer.of(shown(made));
    }

    private InvoiceNotifications notifications(LegacyFields fields) {
        var url = fields.text("notificationURL").orElse(null);
        var email = fields.text("notificationEmail").orElse(null);
        var errors = new FieldErrors();
        check.ofUrl(url).ifPresent(reason -> errors.add("notificationURL", reason));
        check.ofEmail(email).ifPresent(reason -> errors.add("notificationEmail", reason));
        errors.throwIfAny();
        return new InvoiceNotifications(
                site.of(""),
                url,
                email,
                fields.flag("fullNotifications").orElse(false),
                fields.flag("extendedNotifications").orElse(false));
    }

    @GetMapping({"/invoices/{id}", "/invoices/{id}/"})
    @Public
    Answer<ObjectNode> get(HttpServletRequest request, @PathVariable("id") String id) {
        var store = callers.store(calls.read(request));
        return invoices.find(new InvoiceId(id))
                .filter(invoice -> invoice.store().equals(store.id()))
                .map(invoice -> Answer.of(shown(invoice)))
                .orElseThrow(() -> new ProblemException(Problem.notFound("invoice-not-found", "Object not found")));
    }

    /** Newest first. */
    @GetMapping({"/invoices", "/invoices/"})
    @Public
    Answer<List<ObjectNode>> list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String orderId,
            @RequestParam(required = false) @Nullable String itemCode,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String dateStart,
            @RequestParam(required = false) @Nullable String dateEnd,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String offset) {
        var store = callers.store(calls.read(request));
        var filter = new LegacyQuery(orderId, itemCode, status, dateStart, dateEnd, limit, offset).toFilter();
        return Answer.of(
                invoices.list(store.id(), filter).stream().map(this::shown).toList());
    }

    private ObjectNode shown(InvoiceView invoice) {
        return LegacyInvoiceData.of(invoice, site.ofAnswer("/i/" + invoice.id()), clock.instant());
    }
}

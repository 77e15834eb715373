package org.malipo.payouts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SiteAddress;
import org.malipo.access.StoreId;
import org.malipo.payouts.Payouts;
import org.malipo.payouts.PullPayment;
import org.malipo.payouts.PullPaymentId;
import org.malipo.payouts.PullPayments;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.stores.Stores;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A store's pull payments on pages. */
@Controller
class PullPaymentPages {
    private static final String LIST = "/stores/{storeId}/pull-payments";
    private static final String ONE = LIST + "/{pullPaymentId}";
    private static final int SHOWN = 50;

    private final PullPayments pullPayments;
    private final Payouts payouts;
    private final Stores stores;
    private final SiteAddress site;
    private final Clock clock;

    PullPaymentPages(PullPayments pullPayments, Payouts payouts, Stores stores, SiteAddress site, Clock clock) {
        this.pullPayments = pullPayments;
        this.payouts = payouts;
        this.stores = stores;
        this.site = site;
        this.clock = clock;
    }

    @GetMapping(LIST)
    @Requires(Permission.CAN_VIEW_PULL_PAYMENTS)
    String list(
            @PathVariable StoreId storeId,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var found = pullPayments.list(storeId, archived, after, SHOWN + 1);
        var rows = found.stream().limit(SHOWN).toList();
        var older = found.size() > SHOWN ? PullPayments.place(rows.getLast()).text() : null;
        boolean mayCreate = Caller.current().may(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS, storeId);
        model.addAttribute(
                "view", new PullPaymentListView(storeId.value(), rows, archived, after == null, older, mayCreate));
        return "payouts/pull-payments";
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS)
    String create(@PathVariable StoreId storeId, Model model) {
        var currency =
                stores.get(storeId).settings().invoices().defaultCurrency().code();
        return showNew(storeId, new PullPaymentForm("", "", "", currency, false), FormErrors.NONE, model);
    }

    @PostMapping(LIST + "/new")
    @Once
    @Requires(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS)
    String create(@PathVariable StoreId storeId, PullPaymentForm form, HttpServletResponse response, Model model) {
        try {
            var wish = form.toWish(mayApprove(storeId));
            return "redirect:" + address(pullPayments.create(stores.get(storeId), wish));
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return showNew(storeId, form, FormErrors.of(wrong, "payouts.wrong."), model);
        }
    }

    private String showNew(StoreId store, PullPaymentForm form, FormErrors errors, Model model) {
        model.addAttribute("view", new NewPullPaymentView(store.value(), form, errors, mayApprove(store)));
        return "payouts/pull-payment-new";
    }

    private static boolean mayApprove(StoreId store) {
        return Caller.current().may(Permission.CAN_CREATE_PULL_PAYMENTS, store);
    }

    @GetMapping(ONE)
    @Requires(Permission.CAN_VIEW_PULL_PAYMENTS)
    String one(
            @PathVariable PullPaymentId pullPaymentId,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var pullPayment = find(pullPaymentId);
        var found = payouts.ofPullPayment(pullPaymentId, true, after, SHOWN + 1);
        var rows = found.stream().limit(SHOWN).toList();
        model.addAttribute(
                "view",
                new PullPaymentView(
                        pullPayment,
                        site.ofAnswer("/pull-payments/" + pullPaymentId),
                        pullPayment.closed(clock.instant()).isEmpty(),
                        rows,
                        after == null,
                        found.size() > SHOWN ? Payouts.place(rows.getLast()).text() : null,
                        Caller.current().may(Permission.CAN_ARCHIVE_PULL_PAYMENTS, pullPayment.store())));
        return "payouts/pull-payment";
    }

    @GetMapping(ONE + "/archive")
    @Requires(Permission.CAN_ARCHIVE_PULL_PAYMENTS)
    String askToArchive(@PathVariable PullPaymentId pullPaymentId, Model model) {
        var pullPayment = find(pullPaymentId);
        model.addAttribute("view", new PullPaymentView(pullPayment, "", false, List.of(), true, null, true));
        return "payouts/pull-payment-archive";
    }

    @PostMapping(ONE + "/archive")
    @Requires(Permission.CAN_ARCHIVE_PULL_PAYMENTS)
    String archive(@PathVariable PullPaymentId pullPaymentId) {
        var pullPayment = find(pullPaymentId);
        pullPayments.archive(pullPaymentId);
        return "redirect:" + address(pullPayment);
    }

    private PullPayment find(PullPaymentId id) {
        return pullPayments.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static String address(PullPayment pullPayment) {
        return "/stores/" + pullPayment.store() + "/pull-payments/" + pullPayment.id();
    }
}

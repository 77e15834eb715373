package org.malipo.payouts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.payouts.Claim;
import org.malipo.payouts.PayoutMethod;
import org.malipo.payouts.Payouts;
import org.malipo.payouts.PullPayment;
import org.malipo.payouts.PullPaymentId;
import org.malipo.payouts.PullPayments;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page that somebody claims on: whoever has its address may. */
@Controller
class ClaimPages {
    private static final String ONE = "/pull-payments/{pullPaymentId}";
    private static final int SHOWN = 100;

    private final PullPayments pullPayments;
    private final Payouts payouts;
    private final Stores stores;
    private final Clock clock;

    ClaimPages(PullPayments pullPayments, Payouts payouts, Stores stores, Clock clock) {
        this.pullPayments = pullPayments;
        this.payouts = payouts;
        this.stores = stores;
        this.clock = clock;
    }

    @GetMapping(ONE)
    @Public
    String page(
            @PathVariable PullPaymentId pullPaymentId,
            @RequestParam(defaultValue = "false") boolean claimed,
            Model model) {
        return show(find(pullPaymentId), new ClaimView.Typed("", ""), FormErrors.NONE, null, claimed, model);
    }

    @PostMapping(ONE + "/claim")
    @Once
    @Public
    String claim(
            @PathVariable PullPaymentId pullPaymentId,
            @RequestParam(defaultValue = "") String destination,
            @RequestParam(defaultValue = "") String amount,
            HttpServletResponse response,
            Model model) {
        var pullPayment = find(pullPaymentId);
        var typed = new ClaimView.Typed(destination.strip(), amount.strip());
        var wished = PullPaymentForm.amount(typed.amount());
        if (wished == null && !typed.amount().isEmpty()) {
            return wrong(pullPayment, typed, FormErrors.of("Amount", "payouts.wrong.Amount"), null, response, model);
        }
        try {
            var method = PayoutMethod.BTC_CHAIN.id().value();
            payouts.claim(pullPayment, new Claim(method, typed.destination(), wished, null, null));
            return "redirect:/pull-payments/" + pullPaymentId + "?claimed=true";
        } catch (InvalidFields wrong) {
            return wrong(pullPayment, typed, FormErrors.of(wrong, "payouts.claim.wrong."), null, response, model);
        } catch (ProblemException refused) {
            var why = "payouts.refused." + refused.problem().code();
            return wrong(pullPayment, typed, FormErrors.NONE, why, response, model);
        }
    }

    private String wrong(
            PullPayment pullPayment,
            ClaimView.Typed typed,
            FormErrors errors,
            @Nullable String refused,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(pullPayment, typed, errors, refused, false, model);
    }

    private String show(
            PullPayment pullPayment,
            ClaimView.Typed typed,
            FormErrors errors,
            @Nullable String refused,
            boolean claimed,
            Model model) {
        var now = find(pullPayment.id());
        model.addAttribute(
                "view",
                new ClaimView(
                        now,
                        stores.get(now.store()).name(),
                        now.closed(clock.instant()).map(Problem::code).orElse(null),
                        payouts.ofPullPayment(now.id(), false, null, SHOWN),
                        typed,
                        errors,
                        refused,
                        claimed));
        return "payouts/claim";
    }

    private PullPayment find(PullPaymentId id) {
        return pullPayments
                .find(id)
                .filter(found -> stores.isActive(found.store()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

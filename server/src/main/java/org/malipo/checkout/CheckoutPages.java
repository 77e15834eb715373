package org.malipo.checkout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.web.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pay page, whole or only what changes in it. */
@Controller
class CheckoutPages {
    private final Bills bills;
    private final CheckoutViews views;
    private final Pages pages;

    CheckoutPages(Bills bills, CheckoutViews views, Pages pages) {
        this.bills = bills;
        this.views = views;
        this.pages = pages;
    }

    @GetMapping({"/i/{invoiceId}", "/i/{invoiceId}/{paymentMethodId}"})
    @Public
    String page(
            @PathVariable String invoiceId,
            @PathVariable(required = false) @Nullable String paymentMethodId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var bill = bills.open(invoiceId, paymentMethodId);
        if (bill.prompt().isPresent()) {
            return show("checkout/page", bill, request, response, model);
        }
        return ReceiptLink.of(bill.invoice())
                .map(Visit.of(request)::beyond)
                .or(() -> WayBack.of(bill.invoice()))
                .map(link -> "redirect:" + link)
                .orElseGet(() -> withoutPrompt(bill, request, response, model));
    }

    /** What cost nothing is paid already. */
    private String withoutPrompt(Bill bill, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!bill.screen().isPaid()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return show("checkout/page", bill, request, response, model);
    }

    /** The address that older shops link to. */
    @GetMapping("/invoice")
    @Public
    String byId(
            @RequestParam("id") String invoiceId,
            @RequestParam(required = false) @Nullable String paymentMethodId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return page(invoiceId, paymentMethodId, request, response, model);
    }

    /** What changes: the open page puts it in place of its own. */
    @GetMapping("/i/{invoiceId}/{paymentMethodId}/body")
    @Public
    String body(
            @PathVariable String invoiceId,
            @PathVariable String paymentMethodId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show("checkout/body", bills.get(invoiceId, paymentMethodId), request, response, model);
    }

    private String show(
            String template, Bill bill, HttpServletRequest request, HttpServletResponse response, Model model) {
        var page = pages.ofStrangers(request, PayerLanguage.of(request, bill));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("view", views.of(bill, page, Visit.of(request)));
        model.addAttribute("page", page);
        return template;
    }
}

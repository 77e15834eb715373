package org.malipo.checkout;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.web.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The state of a pay page for scripts, also those of other sites, under all addresses that existing ones ask. */
@RestController
@CrossOrigin
class StatusApi {
    private final Bills bills;
    private final StatusViews views;
    private final Pages pages;

    StatusApi(Bills bills, StatusViews views, Pages pages) {
        this.bills = bills;
        this.views = views;
        this.pages = pages;
    }

    @GetMapping({"/i/{invoiceId}/status", "/i/{invoiceId}/{paymentMethodId}/status", "/invoice/{invoiceId}/status"})
    @Public
    ResponseEntity<StatusData> status(
            @PathVariable String invoiceId,
            @PathVariable(required = false) @Nullable String paymentMethodId,
            HttpServletRequest request) {
        var bill = bills.get(invoiceId, paymentMethodId);
        var page = pages.ofStrangers(request, PayerLanguage.of(request, bill));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(views.of(bill, page, Visit.of(request)));
    }

    @GetMapping("/invoice/status")
    @Public
    ResponseEntity<StatusData> byParameter(
            @RequestParam String invoiceId,
            @RequestParam(required = false) @Nullable String paymentMethodId,
            HttpServletRequest request) {
        return status(invoiceId, paymentMethodId, request);
    }
}

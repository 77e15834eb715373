package org.malipo.bitpay.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.access.RateLimits;
import org.malipo.access.RateLimits.Zone;
import org.malipo.access.SiteAddress;
import org.malipo.bitpay.PayButtons;
import org.malipo.bitpay.PayButtons.Pressed;
import org.malipo.invoices.InvoiceNotifications;
import org.malipo.invoices.NewInvoice;
import org.malipo.invoices.NewInvoice.Checkout;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.malipo.web.Pages;
import org.malipo.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Pay buttons on other people's sites: a form or a link that makes an invoice and leads to its pay page. What is wrong with a
 * button is said on a page, with status 200 as existing buttons expect, or as JSON to scripts.
 */
@Controller
@Hidden
class PayButtonPages {
    private final PayButtons buttons;
    private final RateLimits limits;
    private final SiteAddress site;
    private final Pages pages;

    PayButtonPages(PayButtons buttons, RateLimits limits, SiteAddress site, Pages pages) {
        this.buttons = buttons;
        this.limits = limits;
        this.site = site;
        this.pages = pages;
    }

    /** A link makes an invoice as well as a form does, so both are held to the same pace. */
    @RequestMapping(
            path = "/api/v1/invoices",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Public
    @Nullable
    ModelAndView press(HttpServletRequest request, HttpServletResponse response) throws IOException {
        limits.take(Zone.PUBLIC_INVOICES, request.getRemoteAddr());
        var form = new PayButtonForm(request);
        var store = buttons.open(form.storeId());
        var wrong = wrong(form);
        if (store.isEmpty() || !wrong.isEmpty()) {
            return refused(form, wrong, response);
        }
        return switch (buttons.press(store.get(), wish(form, store.get()))) {
            case Pressed.Made(var invoice) ->
                made(form, site.ofAnswer("/i/" + invoice.id()), invoice.id().value(), response);
            case Pressed.Failed(var reason) -> failed(form, reason, response);
        };
    }

    private List<ButtonFault> wrong(PayButtonForm form) {
        var faults = new ArrayList<ButtonFault>();
        if (!buttons.exists(form.storeId())) {
            faults.add(ButtonFault.STORE);
        } else if (buttons.open(form.storeId()).isEmpty()) {
            faults.add(ButtonFault.CLOSED);
        }
        if (!form.isTopUp() && form.price() == null) {
            faults.add(ButtonFault.PRICE);
        }
        buttons.wrongAddresses(form.text("serverIpn"), form.text("notifyEmail"))
                .forEach(field -> faults.add(field.equals("serverIpn") ? ButtonFault.IPN : ButtonFault.EMAIL));
        return faults;
    }

    private NewInvoice wish(PayButtonForm form, Store store) {
        var metadata = JsonNodeFactory.instance.objectNode();
        form.text("orderId").ifPresent(value -> metadata.put("orderId", value));
        form.text("checkoutDesc").ifPresent(value -> metadata.put("itemDesc", value));
        return NewInvoice.of(
                        form.price(),
                        form.text("currency").map(CurrencyCode::new).orElse(null))
                .withMetadata(metadata)
                .withCheckout(checkout(form, store))
                .withNotifications(new InvoiceNotifications(
                        site.of(""),
                        form.text("serverIpn").orElse(null),
                        form.text("notifyEmail").orElse(null),
                        true,
                        false));
    }

    private static Checkout checkout(PayButtonForm form, Store store) {
        var website = store.settings().branding().website();
        var usual = Checkout.DEFAULTS;
        return new Checkout(
                usual.speedPolicy(),
                usual.methods(),
                form.text("defaultPaymentMethod").orElse(null),
                usual.lazyMethods(),
                usual.expiration(),
                usual.monitoring(),
                usual.tolerance(),
                form.text("browserRedirect").orElse(website == null ? null : website.toString()),
                usual.redirectAutomatically(),
                usual.defaultLanguage());
    }

    private static @Nullable ModelAndView made(
            PayButtonForm form, String address, String invoiceId, HttpServletResponse response) throws IOException {
        var url = address + form.checkoutQuery();
        if (form.wantsJson()) {
            return json(response, HttpServletResponse.SC_OK, Map.of("invoiceId", invoiceId, "invoiceUrl", url));
        }
        response.sendRedirect(url);
        return null;
    }

    private @Nullable ModelAndView failed(PayButtonForm form, String reason, HttpServletResponse response)
            throws IOException {
        if (form.wantsJson()) {
            return json(response, HttpServletResponse.SC_BAD_REQUEST, Map.of("Store", List.of(reason)));
        }
        return page(form.request(), List.of(), reason);
    }

    private @Nullable ModelAndView refused(PayButtonForm form, List<ButtonFault> faults, HttpServletResponse response)
            throws IOException {
        if (form.wantsJson()) {
            return json(response, HttpServletResponse.SC_BAD_REQUEST, ButtonFault.byField(faults));
        }
        return page(form.request(), faults.stream().map(ButtonFault::key).toList(), "");
    }

    /** {@return nothing, since everything is written} */
    private static @Nullable ModelAndView json(HttpServletResponse response, int status, Object body)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        JsonMapper.shared().writeValue(response.getOutputStream(), body);
        return null;
    }

    private ModelAndView page(HttpServletRequest request, List<String> keys, String reason) {
        var locale = Texts.firstOffered(Collections.list(request.getLocales()), Texts.STAFF)
                .orElse(Locale.ENGLISH);
        return new ModelAndView(
                "bitpay/button",
                Map.of("page", pages.ofStrangers(request, locale), "view", new ButtonView(keys, reason)));
    }
}

package org.malipo.invoices.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.NewInvoice;
import org.malipo.money.CurrencyCode;
import org.malipo.problem.Decimals;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.malipo.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes an invoice by hand. */
@Controller
class NewInvoicePages {
    private static final String PATH = "/stores/{storeId}/invoices/create";
    private static final String TEMPLATE = "invoices/create";

    private final Invoices invoices;
    private final Stores stores;
    private final Texts texts;

    NewInvoicePages(Invoices invoices, Stores stores, Texts texts) {
        this.invoices = invoices;
        this.stores = stores;
        this.texts = texts;
    }

    @GetMapping(PATH)
    @Requires(Permission.CAN_CREATE_INVOICE)
    String form(@PathVariable String storeId, Model model) {
        var currency = stores.get(new StoreId(storeId)).settings().invoices().defaultCurrency();
        model.addAttribute("form", NewInvoiceForm.empty(path(storeId), currency.code()));
        return TEMPLATE;
    }

    /** An empty amount leaves it to the payer. */
    @PostMapping(PATH)
    @Once
    @Requires(Permission.CAN_CREATE_INVOICE)
    String create(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String orderId,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String email,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var form = new NewInvoiceForm(path(storeId), amount, currency, orderId, description, email, Map.of());
        try {
            var made = invoices.create(stores.get(new StoreId(storeId)), wish(form));
            return "redirect:" + InvoiceRow.urlOf(made);
        } catch (NumberFormatException _) {
            model.addAttribute(
                    "form", form.withErrors(Map.of("Amount", texts.in(locale).of("invoices.create.amount.wrong"))));
        } catch (FieldErrors.InvalidFields invalid) {
            model.addAttribute("form", form.withErrors(byField(invalid)));
        } catch (ProblemException problem) {
            model.addAttribute(
                    "form", form.withErrors(Map.of("", problem.problem().message())));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return TEMPLATE;
    }

    private static NewInvoice wish(NewInvoiceForm form) {
        var currency = form.currency().isBlank() ? null : new CurrencyCode(form.currency());
        return NewInvoice.of(amount(form).orElse(null), currency).withMetadata(metadata(form));
    }

    /** Both marks for decimals are typed; spaces group digits. */
    private static Optional<BigDecimal> amount(NewInvoiceForm form) {
        var typed = form.amount().replaceAll("[\\s\u00a0\u202f']", "");
        return typed.isEmpty()
                ? Optional.empty()
                : Optional.of(Decimals.read(typed.replace(',', '.')).orElseThrow(NumberFormatException::new));
    }

    private static ObjectNode metadata(NewInvoiceForm form) {
        var metadata = JsonNodeFactory.instance.objectNode();
        put(metadata, "orderId", form.orderId());
        put(metadata, "itemDesc", form.description());
        put(metadata, "buyerEmail", form.email());
        return metadata;
    }

    private static void put(ObjectNode metadata, String key, String value) {
        if (!value.isBlank()) {
            metadata.put(key, value.strip());
        }
    }

    private static Map<String, String> byField(FieldErrors.InvalidFields invalid) {
        var errors = new HashMap<String, String>();
        invalid.errors().forEach(error -> errors.merge(known(error.path()), error.message(), (first, _) -> first));
        return errors;
    }

    private static String known(String path) {
        return path.equalsIgnoreCase("Amount") || path.equalsIgnoreCase("Currency") ? path : "";
    }

    private static String path(String storeId) {
        return "/stores/" + storeId + "/invoices";
    }
}

package org.malipo.invoices.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.PaymentView;
import org.malipo.invoices.PromptView;
import org.malipo.money.CurrencyCode;
import org.malipo.problem.Csv;
import org.malipo.rates.CurrencyPair;
import org.malipo.stores.Stores;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The invoices that a filter finds, as a file for spreadsheets. It is written while they are read, page by page. */
@Controller
class InvoiceFiles {
    private static final List<String> HEAD = List.of(
            "invoiceId",
            "orderId",
            "created",
            "expires",
            "status",
            "additionalStatus",
            "archived",
            "currency",
            "amount",
            "paid",
            "paymentMethods",
            "paidBtc",
            "rate",
            "transactions",
            "buyerEmail",
            "itemCode",
            "itemDesc");

    private final Invoices invoices;
    private final Stores stores;
    private final Clock clock;

    InvoiceFiles(Invoices invoices, Stores stores, Clock clock) {
        this.invoices = invoices;
        this.stores = stores;
        this.clock = clock;
    }

    /** A filter that can't be understood is shown by the list. */
    @GetMapping(InvoiceListPages.PATH + ".csv")
    @Requires(Permission.CAN_VIEW_INVOICES)
    void csv(@PathVariable StoreId storeId, @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        var form = ListForm.of(parameters);
        try {
            write(storeId, TypedFilter.of(storeId, form, clock.instant()), response);
        } catch (Misread misread) {
            response.sendRedirect(form.at(InvoiceListPages.path(storeId), Map.of()));
        }
    }

    private void write(StoreId store, InvoiceFilter filter, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("invoices.csv").build().toString());
        try (var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8))) {
            var csv = new Csv(out);
            var tracked = stores.get(store).settings().rates().tracked();
            csv.row(head(tracked));
            invoices.each(store, filter).forEach(invoice -> csv.row(row(invoice, tracked)));
        }
    }

    /** The store's further currencies have a column each. */
    private static Object[] head(List<CurrencyCode> tracked) {
        return Stream.concat(
                        HEAD.stream(), tracked.stream().map(currency -> "Rate (" + CurrencyPair.ofBtc(currency) + ")"))
                .toArray();
    }

    private static @Nullable Object[] row(InvoiceView invoice, List<CurrencyCode> tracked) {
        var rates = invoice.terms().tracked();
        return Stream.concat(
                        Arrays.stream(facts(invoice)),
                        tracked.stream().map(rates::get).map(price -> price == null ? null : InvoiceData.plain(price)))
                .toArray();
    }

    private static @Nullable Object[] facts(InvoiceView invoice) {
        return new @Nullable Object[] {
            invoice.id(),
            invoice.orderId().orElse(null),
            seconds(invoice.createdAt()),
            seconds(invoice.expiresAt()),
            word(invoice.status()),
            word(invoice.additionalStatus()),
            invoice.archived(),
            invoice.currency(),
            InvoiceData.plain(invoice.amount()),
            InvoiceData.plain(invoice.paidAmount()),
            methods(invoice),
            InvoiceData.plain(
                    invoice.prompts().stream().map(PromptView::paid).reduce(BigDecimal.ZERO, BigDecimal::add)),
            invoice.defaultPrompt()
                    .map(PromptView::rate)
                    .map(InvoiceData::plain)
                    .orElse(null),
            invoice.payments().stream().map(PaymentView::txid).distinct().collect(Collectors.joining(" ")),
            invoice.metadataText("buyerEmail").orElse(null),
            invoice.metadataText("itemCode").orElse(null),
            invoice.metadataText("itemDesc").orElse(null)
        };
    }

    /** {@return the name that the API has for it} */
    private static String word(Enum<?> constant) {
        return Arrays.stream(constant.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String methods(InvoiceView invoice) {
        return invoice.prompts().stream().map(prompt -> prompt.method().value()).collect(Collectors.joining(" "));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}

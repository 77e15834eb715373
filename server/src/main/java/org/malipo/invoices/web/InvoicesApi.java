package org.malipo.invoices.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SiteAddress;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.NextPage;
import org.malipo.stores.Stores;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Invoices over the API. Single ones are found below their store as well as by their id alone. */
@RestController
@Tag(name = "Invoices")
class InvoicesApi {
    private static final String OF_STORE = "/api/v1/stores/{storeId}/invoices";
    private static final String ONE = "/api/v1/invoices/{invoiceId}";
    private static final String ONE_OF_STORE = OF_STORE + "/{invoiceId}";

    private static final int LARGEST_PAGE = 1_000;

    private final Invoices invoices;
    private final Stores stores;
    private final SiteAddress site;

    InvoicesApi(Invoices invoices, Stores stores, SiteAddress site) {
        this.invoices = invoices;
        this.stores = stores;
        this.site = site;
    }

    /** What an invoice may be changed in. */
    record UpdateInvoiceRequest(
            @Schema(implementation = InvoiceMetadata.class) @Nullable
            ObjectNode metadata) {}

    /** What the merchant decides. */
    record MarkInvoiceStatusRequest(@Nullable InvoiceStatus status) {}

    /** All that match unless {@code take} says otherwise; they are read while the answer is written. */
    @GetMapping(OF_STORE)
    @Requires(Permission.CAN_VIEW_INVOICES)
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = InvoiceData.class))))
    Iterable<InvoiceData> list(
            @PathVariable StoreId storeId,
            @RequestParam(required = false) @Nullable List<String> orderId,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String textSearch,
            @RequestParam(required = false) @Nullable String startDate,
            @RequestParam(required = false) @Nullable String endDate,
            @RequestParam(required = false) @Nullable String skip,
            @RequestParam(required = false) @Nullable String take,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "false") boolean includeArchived,
            @RequestParam(defaultValue = "false") boolean includePaymentMethods) {
        var query = new ListQuery(
                orderId,
                status,
                textSearch,
                startDate,
                endDate,
                skip,
                take,
                after,
                includeArchived,
                includePaymentMethods);
        var base = pages();
        var found = found(storeId, query.toFilter(), query.follows());
        return () -> StreamSupport.stream(found.spliterator(), false)
                .map(invoice -> InvoiceData.of(invoice, base + invoice.id(), includePaymentMethods))
                .iterator();
    }

    /**
     * A page of a size that fits into memory says where the next one begins. Who follows that is answered soon, with fewer if few
     * match; others take a page that is not full for the last.
     */
    private Iterable<InvoiceView> found(StoreId store, InvoiceFilter filter, boolean follows) {
        var take = filter.take();
        if (take == null || take > LARGEST_PAGE) {
            return invoices.each(store, filter);
        }
        if (!follows || take == 0) {
            return NextPage.cut(invoices.list(store, filter.first(take + 1)), take, ListQuery::place);
        }
        var page = invoices.page(store, filter, take);
        if (page.next() != null) {
            NextPage.announce(ListQuery.place(page.next()));
        }
        return page.invoices();
    }

    @PostMapping(OF_STORE)
    @Requires(Permission.CAN_CREATE_INVOICE)
    InvoiceData create(@PathVariable StoreId storeId, @RequestBody CreateInvoiceRequest request) {
        return shown(invoices.create(stores.get(storeId), request.toWish()));
    }

    @GetMapping({ONE, ONE_OF_STORE})
    @Requires(Permission.CAN_VIEW_INVOICES)
    InvoiceData get(
            @PathVariable InvoiceId invoiceId, @RequestParam(defaultValue = "false") boolean includePaymentMethods) {
        var invoice = invoices.get(invoiceId);
        return InvoiceData.of(invoice, pages() + invoice.id(), includePaymentMethods);
    }

    @PutMapping({ONE, ONE_OF_STORE})
    @Requires(Permission.CAN_MODIFY_INVOICES)
    InvoiceData update(@PathVariable InvoiceId invoiceId, @RequestBody UpdateInvoiceRequest request) {
        var metadata = request.metadata();
        return shown(metadata == null ? invoices.get(invoiceId) : invoices.updateMetadata(invoiceId, metadata));
    }

    @DeleteMapping({ONE, ONE_OF_STORE})
    @Requires(Permission.CAN_MODIFY_INVOICES)
    void archive(@PathVariable InvoiceId invoiceId) {
        invoices.archive(invoiceId);
    }

    @PostMapping({ONE + "/unarchive", ONE_OF_STORE + "/unarchive"})
    @Requires(Permission.CAN_MODIFY_INVOICES)
    InvoiceData unarchive(@PathVariable InvoiceId invoiceId) {
        return shown(invoices.unarchive(invoiceId));
    }

    @PostMapping({ONE + "/status", ONE_OF_STORE + "/status"})
    @Requires(Permission.CAN_MODIFY_INVOICES)
    InvoiceData mark(@PathVariable InvoiceId invoiceId, @RequestBody MarkInvoiceStatusRequest request) {
        if (request.status() == null) {
            throw FieldErrors.of("Status", "Status is missing: it can be Settled or Invalid");
        }
        return shown(invoices.mark(invoiceId, request.status()));
    }

    @GetMapping({ONE + "/payment-methods", ONE_OF_STORE + "/payment-methods"})
    @Requires(Permission.CAN_VIEW_INVOICES)
    List<PaymentMethodData> paymentMethods(
            @PathVariable InvoiceId invoiceId,
            @RequestParam(defaultValue = "true") boolean onlyAccountedPayments,
            @RequestParam(defaultValue = "false") boolean includeSensitive) {
        var invoice = invoices.get(invoiceId);
        if (includeSensitive && !Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, invoice.store())) {
            throw new MissingPermission(Permission.CAN_MODIFY_STORE_SETTINGS.policy());
        }
        return PaymentMethodData.all(invoice, onlyAccountedPayments, includeSensitive);
    }

    @PostMapping({
        ONE + "/payment-methods/{paymentMethodId}/activate",
        ONE_OF_STORE + "/payment-methods/{paymentMethodId}/activate"
    })
    @Requires(Permission.CAN_VIEW_INVOICES)
    void activate(@PathVariable InvoiceId invoiceId, @PathVariable String paymentMethodId) {
        if (paymentMethodId.isBlank()) {
            throw FieldErrors.of("paymentMethod", "Invalid payment method");
        }
        invoices.activate(invoiceId, PaymentMethodId.parse(paymentMethodId));
    }

    private InvoiceData shown(InvoiceView invoice) {
        return InvoiceData.of(invoice, pages() + invoice.id(), false);
    }

    private String pages() {
        return site.ofAnswer("/i/");
    }
}

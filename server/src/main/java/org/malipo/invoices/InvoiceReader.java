package org.malipo.invoices;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.springframework.stereotype.Component;

/** Reads whole invoices, with their prompts and payments. */
@Component
class InvoiceReader {
    private final InvoiceTable invoices;
    private final InvoiceListTable lists;
    private final PromptTable prompts;
    private final PaymentTable payments;

    InvoiceReader(InvoiceTable invoices, InvoiceListTable lists, PromptTable prompts, PaymentTable payments) {
        this.invoices = invoices;
        this.lists = lists;
        this.prompts = prompts;
        this.payments = payments;
    }

    Optional<Invoice> find(InvoiceId id) {
        return id.isPlausible() ? invoices.find(id).map(this::whole) : Optional.empty();
    }

    /** {@return those of these invoices that there are, in the order of lists} */
    List<Invoice> findAll(Collection<InvoiceId> ids) {
        return whole(invoices.findAll(ids));
    }

    /** Waits for others who change this invoice, and keeps them waiting until the transaction ends. */
    Optional<Invoice> lock(InvoiceId id) {
        return id.isPlausible() ? invoices.lock(id).map(this::whole) : Optional.empty();
    }

    /** {@return what goes through the store's invoices that match} */
    InvoiceScan scan(StoreId store, InvoiceFilter filter) {
        return new InvoiceScan(lists, store, filter);
    }

    /** {@return the invoices at these places, in the order of lists} */
    List<Invoice> at(Collection<InvoiceFilter.Key> places) {
        return places.isEmpty()
                ? List.of()
                : findAll(places.stream().map(InvoiceFilter.Key::id).toList());
    }

    private Invoice whole(Invoice invoice) {
        return whole(List.of(invoice)).getFirst();
    }

    private List<Invoice> whole(List<Invoice> found) {
        if (found.isEmpty()) {
            return found;
        }
        var ids = found.stream().map(Invoice::id).toList();
        var promptsOf = prompts.of(ids);
        var paymentsOf = payments.of(ids);
        return found.stream()
                .map(invoice -> invoice.with(
                        promptsOf.getOrDefault(invoice.id(), List.of()),
                        paymentsOf.getOrDefault(invoice.id(), List.of())))
                .toList();
    }
}

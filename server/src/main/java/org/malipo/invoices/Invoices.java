package org.malipo.invoices;

import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.stores.Store;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What other modules may ask of invoices. Refusals are thrown as problems or wrong fields. */
@Component
public class Invoices {
    /** Makes an invoice: checks the request, locks the rate and reserves an address. */
    public InvoiceView create(Store store, NewInvoice request) {
        throw new UnsupportedOperationException("not built yet " + store + request);
    }

    public Optional<InvoiceView> find(InvoiceId id) {
        throw new UnsupportedOperationException("not built yet " + id);
    }

    /** {@return whose invoice it is; answered from memory where it can be} */
    public Optional<StoreId> storeOf(InvoiceId id) {
        throw new UnsupportedOperationException("not built yet " + id);
    }

    /** {@return the store's invoices that match, newest first} */
    public List<InvoiceView> list(StoreId store, InvoiceFilter filter) {
        throw new UnsupportedOperationException("not built yet " + store + filter);
    }

    /** Replaces the metadata as a whole. */
    public InvoiceView updateMetadata(InvoiceId id, ObjectNode metadata) {
        throw new UnsupportedOperationException("not built yet " + id + metadata);
    }

    /** Has the merchant decide that it is settled or invalid. */
    public InvoiceView mark(InvoiceId id, InvoiceStatus status) {
        throw new UnsupportedOperationException("not built yet " + id + status);
    }

    /** Hides it from lists and payers; payments to it still count. */
    public void archive(InvoiceId id) {
        throw new UnsupportedOperationException("not built yet " + id);
    }

    /** Brings an archived invoice back; refused if it is not archived. */
    public InvoiceView unarchive(InvoiceId id) {
        throw new UnsupportedOperationException("not built yet " + id);
    }

    /** Gives a lazy prompt its address. If it has one, or the invoice takes no money any more, nothing happens. */
    public void activate(InvoiceId id, PaymentMethodId method) {
        throw new UnsupportedOperationException("not built yet " + id + method);
    }
}

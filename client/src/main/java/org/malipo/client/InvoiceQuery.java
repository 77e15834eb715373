package org.malipo.client;

import java.time.Instant;

/** Which invoices to list. Several values of one condition are alternatives; different conditions all hold. */
public final class InvoiceQuery {
    public static final InvoiceQuery ALL = new InvoiceQuery(Parameters.NONE);

    private final Parameters parameters;

    private InvoiceQuery(Parameters parameters) {
        this.parameters = parameters;
    }

    public InvoiceQuery orderId(String orderId) {
        return new InvoiceQuery(parameters.add("orderId", orderId));
    }

    public InvoiceQuery status(InvoiceStatus status) {
        return status(status.text());
    }

    public InvoiceQuery status(String status) {
        return new InvoiceQuery(parameters.add("status", status));
    }

    /** @param words as in the search box of the invoices' page */
    public InvoiceQuery text(String words) {
        return new InvoiceQuery(parameters.set("textSearch", words));
    }

    /** Made at this time or later. */
    public InvoiceQuery from(Instant start) {
        return new InvoiceQuery(parameters.set("startDate", start.getEpochSecond()));
    }

    /** Made at this time or earlier. */
    public InvoiceQuery to(Instant end) {
        return new InvoiceQuery(parameters.set("endDate", end.getEpochSecond()));
    }

    public InvoiceQuery withArchived() {
        return new InvoiceQuery(parameters.set("includeArchived", true));
    }

    public InvoiceQuery withPaymentMethods() {
        return new InvoiceQuery(parameters.set("includePaymentMethods", true));
    }

    /** @param take how many at most; 0 for all */
    public InvoiceQuery page(int skip, int take) {
        var skipping = skip > 0 ? parameters.set("skip", skip) : parameters;
        return new InvoiceQuery(take > 0 ? skipping.set("take", take) : skipping);
    }

    Route on(Route invoices) {
        return parameters.on(invoices);
    }
}

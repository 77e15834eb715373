package org.malipo.client;

import java.util.List;

/** Which invoices to list. */
public record InvoiceQuery(List<String> orderIds, List<String> statuses, boolean includeArchived, int skip, int take) {
    public static final InvoiceQuery ALL = new InvoiceQuery(List.of(), List.of(), false, 0, 0);

    public InvoiceQuery orderId(String orderId) {
        return new InvoiceQuery(List.of(orderId), statuses, includeArchived, skip, take);
    }

    public InvoiceQuery status(String status) {
        return new InvoiceQuery(orderIds, List.of(status), includeArchived, skip, take);
    }

    public InvoiceQuery withArchived() {
        return new InvoiceQuery(orderIds, statuses, true, skip, take);
    }

    /** @param take how many at most; 0 for all */
    public InvoiceQuery page(int skip, int take) {
        return new InvoiceQuery(orderIds, statuses, includeArchived, skip, take);
    }

    Route on(Route invoices) {
        var route = invoices.withAll("orderId", orderIds).withAll("status", statuses);
        if (includeArchived) {
            route = route.with("includeArchived", true);
        }
        if (skip > 0) {
            route = route.with("skip", skip);
        }
        return take > 0 ? route.with("take", take) : route;
    }
}

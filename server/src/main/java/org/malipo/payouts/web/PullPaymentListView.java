package org.malipo.payouts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.payouts.PullPayment;

/**
 * A store's pull payments.
 *
 * @param archived whether archived ones are shown as well
 * @param first whether this is the first page
 * @param older where the next page begins, or null
 */
public record PullPaymentListView(
        String storeId,
        List<PullPayment> rows,
        boolean archived,
        boolean first,
        @Nullable String older,
        boolean mayCreate) {
    public String path() {
        return "/stores/" + storeId + "/pull-payments";
    }

    public String address(PullPayment row) {
        return path() + "/" + row.id();
    }

    public String olderAddress() {
        return path() + "?archived=" + archived + "&after=" + older;
    }
}

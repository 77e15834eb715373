package org.malipo.payouts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.payouts.Payout;
import org.malipo.payouts.PayoutState;

/**
 * A store's payouts.
 *
 * @param state that is shown, or null for all
 * @param first whether this is the first page
 * @param older where the next page begins, or null
 */
public record PayoutListView(
        String storeId,
        List<Payout> rows,
        @Nullable PayoutState state,
        boolean first,
        @Nullable String older) {
    public String path() {
        return "/stores/" + storeId + "/payouts";
    }

    public String olderAddress() {
        return path() + "?after=" + older + (state == null ? "" : "&state=" + state);
    }
}

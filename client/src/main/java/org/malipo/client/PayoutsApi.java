package org.malipo.client;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payouts of one store. */
public final class PayoutsApi extends PayoutsById {
    private static final int PAGE = 100;

    PayoutsApi(Transport transport, String storeId) {
        super(transport, Route.to("stores", storeId, "payouts"));
    }

    public Payout create(NewPayout payout) {
        return transport.post(payouts, payout, Payout.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<Payout> page(boolean includeCancelled, int take, @Nullable String after) {
        var route = payouts.with("includeCancelled", includeCancelled).with("take", take);
        return transport.page(route.withIfGiven("after", after), Payout.class);
    }

    /** {@return all payouts} They are read page after page, while the stream is. */
    public Stream<Payout> stream(boolean includeCancelled) {
        return Pages.stream(after -> page(includeCancelled, PAGE, after));
    }
}

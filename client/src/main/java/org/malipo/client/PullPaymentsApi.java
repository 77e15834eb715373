package org.malipo.client;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pull payments of one store. */
public final class PullPaymentsApi extends PullPaymentsById {
    private static final int PAGE = 100;

    private final Route pullPayments;

    PullPaymentsApi(Transport transport, String storeId) {
        super(transport);
        this.pullPayments = Route.to("stores", storeId, "pull-payments");
    }

    public PullPayment create(NewPullPayment pullPayment) {
        return transport.post(pullPayments, pullPayment, PullPayment.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<PullPayment> page(boolean includeArchived, int take, @Nullable String after) {
        var route = pullPayments.with("includeArchived", includeArchived).with("take", take);
        return transport.page(route.withIfGiven("after", after), PullPayment.class);
    }

    /** {@return all pull payments} They are read page after page, while the stream is. */
    public Stream<PullPayment> stream(boolean includeArchived) {
        return Pages.stream(after -> page(includeArchived, PAGE, after));
    }

    @Override
    public void archive(String pullPaymentId) {
        transport.call("DELETE", pullPayments.below(pullPaymentId), null);
    }
}

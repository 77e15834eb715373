package org.malipo.client;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single pull payments: whoever knows the id of one may look at it, and claim. */
public class PullPaymentsById {
    private static final int PAGE = 100;

    final Transport transport;

    PullPaymentsById(Transport transport) {
        this.transport = transport;
    }

    public PullPayment get(String pullPaymentId) {
        return transport.get(one(pullPaymentId), PullPayment.class);
    }

    public Payout claim(String pullPaymentId, Claim claim) {
        return transport.post(one(pullPaymentId, "payouts"), claim, Payout.class);
    }

    public Payout payout(String pullPaymentId, String payoutId) {
        return transport.get(one(pullPaymentId, "payouts", payoutId), Payout.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<Payout> payouts(String pullPaymentId, boolean includeCancelled, int take, @Nullable String after) {
        var route = one(pullPaymentId, "payouts")
                .with("includeCancelled", includeCancelled)
                .with("take", take);
        return transport.page(route.withIfGiven("after", after), Payout.class);
    }

    /** {@return all its payouts} They are read page after page, while the stream is. */
    public Stream<Payout> payouts(String pullPaymentId, boolean includeCancelled) {
        return Pages.stream(after -> payouts(pullPaymentId, includeCancelled, PAGE, after));
    }

    /** {@return a withdrawal link (LUD-03), where the server can pay over Lightning} */
    public String lnurl(String pullPaymentId) {
        return transport
                .get(one(pullPaymentId, "lnurl"), JsonNode.class)
                .path("lnurlBech32")
                .asString("");
    }

    /** Ends it; nothing more can be claimed. */
    public void archive(String pullPaymentId) {
        transport.call("DELETE", one(pullPaymentId), null);
    }

    private static Route one(String pullPaymentId, String... below) {
        return Route.to("pull-payments", pullPaymentId).below(below);
    }
}

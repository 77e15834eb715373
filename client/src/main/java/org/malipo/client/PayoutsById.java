package org.malipo.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single payouts, by their id alone. */
public class PayoutsById {
    final Transport transport;
    final Route payouts;

    PayoutsById(Transport transport, Route payouts) {
        this.transport = transport;
        this.payouts = payouts;
    }

    public Payout get(String payoutId) {
        return transport.get(payouts.below(payoutId), Payout.class);
    }

    /** @param revision that the caller has seen */
    public Payout approve(String payoutId, int revision) {
        return transport.post(payouts.below(payoutId), new Approval(revision, null), Payout.class);
    }

    /** @param rateRule an expression that gives the price, for example {@code kraken(BTC_USD)} */
    public Payout approve(String payoutId, int revision, String rateRule) {
        return transport.post(payouts.below(payoutId), new Approval(revision, rateRule), Payout.class);
    }

    public void mark(String payoutId, PayoutState state) {
        transport.call("POST", payouts.below(payoutId, "mark"), Map.of("state", state));
    }

    /** @param proof with a member {@code proofType} */
    public void mark(String payoutId, PayoutState state, Map<String, ?> proof) {
        transport.call("POST", payouts.below(payoutId, "mark"), Map.of("state", state, "paymentProof", proof));
    }

    public void markPaid(String payoutId) {
        transport.call("POST", payouts.below(payoutId, "mark-paid"), null);
    }

    public void cancel(String payoutId) {
        transport.call("DELETE", payouts.below(payoutId), null);
    }

    private record Approval(int revision, @Nullable String rateRule) {}
}

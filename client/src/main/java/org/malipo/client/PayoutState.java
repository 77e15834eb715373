package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a payout stands. Servers to come may know others, which are kept as they are. */
public record PayoutState(@JsonValue String text) {
    public static final PayoutState AWAITING_APPROVAL = new PayoutState("AwaitingApproval");
    public static final PayoutState AWAITING_PAYMENT = new PayoutState("AwaitingPayment");
    public static final PayoutState IN_PROGRESS = new PayoutState("InProgress");
    public static final PayoutState COMPLETED = new PayoutState("Completed");
    public static final PayoutState CANCELLED = new PayoutState("Cancelled");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PayoutState {}

    @Override
    public String toString() {
        return text;
    }
}

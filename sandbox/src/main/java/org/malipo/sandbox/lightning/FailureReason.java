package org.malipo.sandbox.lightning;

/** Why a payment failed, as LND tells it after {@code FAILURE_REASON_}. */
public enum FailureReason {
    NONE,
    TIMEOUT,
    NO_ROUTE,
    ERROR,
    INCORRECT_PAYMENT_DETAILS,
    INSUFFICIENT_BALANCE,
    CANCELED
}

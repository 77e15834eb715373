package org.malipo.webhooks;

import java.util.List;
import java.util.Set;

/**
 * The events that webhooks can hear of, in the order in which an invoice, a payout, or a transaction of several signers usually
 * meets them.
 */
public final class EventTypes {
    public static final List<String> NAMES = List.of(
            "InvoiceCreated",
            "InvoiceReceivedPayment",
            "InvoicePaymentSettled",
            "InvoiceProcessing",
            "InvoiceSettled",
            "InvoiceExpired",
            "InvoiceExpiredPaidPartial",
            "InvoicePaidAfterExpiration",
            "InvoiceInvalid",
            "InvoiceRefund",
            "PayoutCreated",
            "PayoutApproved",
            "PayoutUpdated",
            "PendingTransactionCreated",
            "PendingTransactionSignatureCollected",
            "PendingTransactionBroadcast",
            "PendingTransactionCancelled",
            "PendingTransactionExpired",
            "PendingTransactionInvalidated");

    static final Set<String> SET = Set.copyOf(NAMES);

    private EventTypes() {}
}

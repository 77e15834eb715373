package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import org.malipo.outbox.NewEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts announcements into the words of the event log, which are those that webhooks carry: what is peculiar to the event
 * first, then what all have, with the metadata of the moment.
 */
@Component
class InvoiceEvents {
    static final String CREATED = "InvoiceCreated";
    static final String CHANGED = "invoice.changed";

    private final InvoiceJson json;

    InvoiceEvents(InvoiceJson json) {
        this.json = json;
    }

    /** {@return the event of an invoice that is made now} */
    NewEvent created(Invoice invoice, Instant now) {
        return event(CREATED, json.newObject(), invoice, now);
    }

    NewEvent of(Announcement announcement, Invoice invoice, Instant now) {
        var own = json.newObject();
        return switch (announcement) {
            case Announcement.Processing(var overPaid) ->
                event("InvoiceProcessing", own.put("overPaid", overPaid), invoice, now);
            case Announcement.Expired(var partially) ->
                event("InvoiceExpired", own.put("partiallyPaid", partially), invoice, now);
            case Announcement.ExpiredPaidPartial() -> event("InvoiceExpiredPaidPartial", own, invoice, now);
            case Announcement.PaidAfterExpiration() -> event("InvoicePaidAfterExpiration", own, invoice, now);
            case Announcement.Settled(var marked, var over) ->
                event("InvoiceSettled", own.put("manuallyMarked", marked).put("overPaid", over), invoice, now);
            case Announcement.Invalid(var marked) ->
                event("InvoiceInvalid", own.put("manuallyMarked", marked), invoice, now);
            case Announcement.ReceivedPayment(var payment, var late) ->
                event("InvoiceReceivedPayment", payment(own, payment, late), invoice, now);
            case Announcement.PaymentSettled(var payment, var late) ->
                event("InvoicePaymentSettled", payment(own, payment, late), invoice, now);
            case Announcement.Refunded(var pullPaymentId) ->
                event("InvoiceRefund", own.put("pullPaymentId", pullPaymentId), invoice, now);
            case Announcement.Changed() ->
                new NewEvent(
                        CHANGED,
                        invoice.store().value(),
                        invoice.id().value(),
                        json.write(own.put("invoiceId", invoice.id().value())));
        };
    }

    private ObjectNode payment(ObjectNode own, Payment payment, boolean late) {
        own.put("afterExpiration", late);
        own.put("paymentMethodId", payment.method().value());
        own.putObject("payment")
                .put("id", payment.id())
                .put("receivedDate", payment.receivedAt().getEpochSecond())
                .put("value", plain(payment.value().toBtc()))
                .put("fee", plain(payment.fee().toBtc()))
                .put("status", word(payment.status()))
                .put("destination", payment.destination());
        return own;
    }

    private NewEvent event(String type, ObjectNode own, Invoice invoice, Instant now) {
        var store = invoice.store().value();
        var id = invoice.id().value();
        own.put("type", type)
                .put("timestamp", now.getEpochSecond())
                .put("storeId", store)
                .put("invoiceId", id)
                .set("metadata", invoice.metadata());
        return new NewEvent(type, store, id, json.write(own));
    }

    private static String word(PaymentStatus status) {
        return switch (status) {
            case PROCESSING -> "Processing";
            case SETTLED -> "Settled";
            case INVALID -> "Invalid";
        };
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}

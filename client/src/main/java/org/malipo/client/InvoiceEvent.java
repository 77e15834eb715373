package org.malipo.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that happened to an invoice. */
public sealed interface InvoiceEvent extends StoreEvent {
    default String invoiceId() {
        return json().path("invoiceId").asString("");
    }

    /** {@return what the merchant kept with the invoice at that moment} */
    default JsonNode metadata() {
        return json().path("metadata");
    }

    /** {@return the merchant's own number for it, if there is one} */
    default @Nullable String orderId() {
        return metadata().path("orderId").asString(null);
    }

    record Created(JsonNode json) implements InvoiceEvent {}

    /** An event about one payment. */
    sealed interface OfPayment extends InvoiceEvent {
        default Payment payment() {
            return JsonForms.MAPPER.treeToValue(json().path("payment"), Payment.class);
        }

        default String paymentMethodId() {
            return json().path("paymentMethodId").asString("");
        }

        default boolean afterExpiration() {
            return is(json(), "afterExpiration");
        }
    }

    /** Money was seen; it may still be taken back. */
    record ReceivedPayment(JsonNode json) implements OfPayment {}

    /** A payment has its confirmations. */
    record PaymentSettled(JsonNode json) implements OfPayment {}

    /** All is paid; confirmations are awaited. */
    record Processing(JsonNode json) implements InvoiceEvent {
        public boolean overPaid() {
            return is(json, "overPaid");
        }
    }

    /** The money is there: hand over the goods. */
    record Settled(JsonNode json) implements InvoiceEvent {
        public boolean overPaid() {
            return is(json, "overPaid");
        }

        public boolean manuallyMarked() {
            return is(json, "manuallyMarked");
        }
    }

    record Expired(JsonNode json) implements InvoiceEvent {
        public boolean partiallyPaid() {
            return is(json, "partiallyPaid");
        }
    }

    record ExpiredPaidPartial(JsonNode json) implements InvoiceEvent {}

    record PaidAfterExpiration(JsonNode json) implements InvoiceEvent {}

    record Invalid(JsonNode json) implements InvoiceEvent {
        public boolean manuallyMarked() {
            return is(json, "manuallyMarked");
        }
    }

    /** {@return the event, if its type is one of these} */
    static Optional<InvoiceEvent> find(JsonNode json) {
        return switch (json.path("type").asString("")) {
            case "InvoiceCreated" -> Optional.of(new Created(json));
            case "InvoiceReceivedPayment" -> Optional.of(new ReceivedPayment(json));
            case "InvoicePaymentSettled" -> Optional.of(new PaymentSettled(json));
            case "InvoiceProcessing" -> Optional.of(new Processing(json));
            case "InvoiceSettled" -> Optional.of(new Settled(json));
            case "InvoiceExpired" -> Optional.of(new Expired(json));
            case "InvoiceExpiredPaidPartial" -> Optional.of(new ExpiredPaidPartial(json));
            case "InvoicePaidAfterExpiration" -> Optional.of(new PaidAfterExpiration(json));
            case "InvoiceInvalid" -> Optional.of(new Invalid(json));
            default -> Optional.empty();
        };
    }

    private static boolean is(JsonNode json, String member) {
        return json.path(member).asBoolean(false);
    }
}

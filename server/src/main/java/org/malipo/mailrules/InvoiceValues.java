package org.malipo.mailrules;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.malipo.invoices.InvoiceFact;
import org.malipo.notifications.Mailer;
import org.malipo.stores.Store;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What a letter about an invoice can say: {@code Store.*}, {@code Invoice.*}, and the event itself as {@code Webhook.*}. */
@Component
class InvoiceValues {
    private final StoreValues stores;

    InvoiceValues(StoreValues stores) {
        this.stores = stores;
    }

    /**
     * @param webhook the event; its metadata, which are those of its moment, stand for the invoice's
     */
    ObjectNode of(Store store, InvoiceFact invoice, ObjectNode webhook) {
        var values = stores.begin(store);
        var metadata = webhook.get("metadata") instanceof ObjectNode atThatTime ? atThatTime : invoice.metadata();
        values.set("Invoice", invoice(invoice, metadata));
        values.set("Webhook", webhook);
        return values;
    }

    private ObjectNode invoice(InvoiceFact invoice, ObjectNode metadata) {
        var values = Values.JSON.createObjectNode();
        values.put("Id", invoice.id().value())
                .put("StoreId", invoice.store().value())
                .put("Price", requireNonNullElse(invoice.price(), BigDecimal.ZERO))
                .put("Currency", invoice.currency().code())
                .put("Status", word(invoice.status()))
                .put("AdditionalStatus", word(invoice.additionalStatus()))
                .put("OrderId", text(metadata, "orderId"))
                .put("Link", stores.address("/i/" + invoice.id().value()))
                .set("Metadata", metadata);
        buyer(values.putObject("Buyer"), text(metadata, "buyerName"), text(metadata, "buyerEmail"));
        return values;
    }

    private static void buyer(ObjectNode values, String name, String email) {
        values.put("Name", name)
                .put("Email", email)
                .put(
                        "MailboxAddress",
                        Mailer.bareAddress(email)
                                .map(address -> Mailer.withName(name, address))
                                .orElse(""));
    }

    private static String text(ObjectNode metadata, String key) {
        var value = metadata.get(key);
        return value != null && value.isValueNode() ? Values.print(value) : "";
    }

    /** {@return the state as programs know it: {@code PaidOver}} */
    private static String word(Enum<?> state) {
        return Arrays.stream(state.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}

package org.malipo.bitpay;

import java.time.Instant;
import org.malipo.invoices.InvoiceView;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What a message says. */
final class IpnBody {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private IpnBody() {}

    /** {@return the invoice} */
    static String plain(IpnEvent event, InvoiceView invoice, String url, Instant now) {
        return MAPPER.writeValueAsString(data(event, invoice, url, now));
    }

    /** {@return the event's code and name, and the invoice} */
    static String extended(IpnEvent event, InvoiceView invoice, String url, Instant now) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject("event").put("code", event.code()).put("name", event.wireName());
        json.set("data", data(event, invoice, url, now));
        return MAPPER.writeValueAsString(json);
    }

    /** A number in it may be short as it came, and a gigabyte when it is written out. */
    private static RawValue asItCame(InvoiceView invoice) {
        return new RawValue(String.valueOf(LegacyInvoices.posData(invoice)));
    }

    private static ObjectNode data(IpnEvent event, InvoiceView invoice, String url, Instant now) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", invoice.id().value())
                .put("status", event.status().orElseGet(() -> LegacyInvoices.wordOf(invoice.status())));
        json.set("exceptionStatus", LegacyInvoices.exceptionOf(invoice.additionalStatus()));
        json.put("price", LegacyInvoices.plain(invoice.amount()))
                .put("currency", invoice.currency().code())
                .put("invoiceTime", invoice.createdAt().toEpochMilli())
                .put("expirationTime", invoice.expiresAt().toEpochMilli())
                .put("currentTime", now.toEpochMilli());
        json.putRawValue("posData", asItCame(invoice));
        json.put("orderId", invoice.orderId().orElse(null));
        json.putObject("buyerFields")
                .put("buyerEmail", invoice.metadataText("buyerEmail").orElse(null));
        return LegacyInvoices.addBitcoin(LegacyInvoices.addSums(json, invoice), invoice, url);
    }
}

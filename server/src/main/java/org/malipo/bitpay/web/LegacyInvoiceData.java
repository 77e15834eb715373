package org.malipo.bitpay.web;

import java.time.Instant;
import org.malipo.bitpay.LegacyInvoices;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.invoices.PaymentView;
import org.malipo.invoices.PromptView;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An invoice as BitPay's API answers with it. */
final class LegacyInvoiceData {
    private LegacyInvoiceData() {}

    /** @param url of its pay page */
    static ObjectNode of(InvoiceView invoice, String url, Instant now) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", invoice.id().value())
                .put("url", url)
                .put("status", LegacyInvoices.wordOf(invoice.status()))
                .put("price", LegacyInvoices.plain(invoice.amount()))
                .put("currency", invoice.currency().code());
        for (var key : new String[] {"orderId", "itemDesc", "itemCode"}) {
            json.put(key, invoice.metadataText(key).orElse(null));
        }
        json.set("posData", LegacyInvoices.posData(invoice));
        json.put("invoiceTime", invoice.createdAt().toEpochMilli())
                .put("expirationTime", invoice.expiresAt().toEpochMilli())
                .put("currentTime", now.toEpochMilli())
                .put("redirectURL", invoice.terms().redirectUrl())
                .put("lowFeeDetected", false)
                .put("refundAddressRequestPending", false)
                .set("exceptionStatus", LegacyInvoices.exceptionOf(invoice.additionalStatus()));
        LegacyInvoices.addSums(json, invoice);
        LegacyInvoices.addBitcoin(json, invoice, url);
        addBuyer(json, invoice);
        addCoins(json, invoice);
        return json;
    }

    private static void addBuyer(ObjectNode json, InvoiceView invoice) {
        var buyer = json.putObject("buyer");
        LegacyInvoiceRequest.BUYER.forEach(
                (name, key) -> invoice.metadataText(key).ifPresent(value -> buyer.put(name, value)));
    }

    private static void addCoins(ObjectNode json, InvoiceView invoice) {
        var prompt = invoice.prompt(PaymentMethodId.BTC_CHAIN);
        json.put("bitcoinAddress", prompt.map(PromptView::destination).orElse(null));
        var coins = json.putArray("cryptoInfo");
        var addresses = json.putObject("addresses");
        var links = json.putObject("paymentUrls");
        var codes = json.putObject("paymentCodes");
        var supported = json.putObject("supportedTransactionCurrencies");
        prompt.ifPresent(known -> {
            coins.add(coin(invoice, known));
            addresses.put("BTC", known.destination());
            links.put("BIP21", known.paymentLink());
            codes.putObject("BTC").put("BIP21", known.paymentLink());
            supported.putObject("BTC").put("enabled", true);
        });
    }

    private static ObjectNode coin(InvoiceView invoice, PromptView prompt) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("cryptoCode", "BTC")
                .put("paymentType", "BTCLike")
                .put("rate", LegacyInvoices.plain(prompt.rate()))
                .put("price", LegacyInvoices.text(LegacyInvoices.priceOf(prompt)))
                .put("totalDue", LegacyInvoices.text(prompt.amount()))
                .put("due", LegacyInvoices.text(prompt.payable()))
                .put("paid", LegacyInvoices.text(prompt.totalPaid()))
                .put("cryptoPaid", LegacyInvoices.text(prompt.paid()))
                .put("networkFee", LegacyInvoices.text(prompt.fee()))
                .put("txCount", prompt.transactionsNeeded())
                .put("address", prompt.destination());
        json.putObject("exRates").put(invoice.currency().code(), LegacyInvoices.plain(prompt.rate()));
        json.putObject("paymentUrls").put("BIP21", prompt.paymentLink());
        var payments = json.putArray("payments");
        prompt.payments().stream().map(LegacyInvoiceData::payment).forEach(payments::add);
        return json;
    }

    private static ObjectNode payment(PaymentView payment) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", payment.id())
                .put("receivedDate", payment.receivedAt().toEpochMilli())
                .put("value", LegacyInvoices.plain(payment.value()))
                .put("fee", LegacyInvoices.plain(payment.fee()))
                .put("paymentType", "BTCLike")
                .put("confirmed", payment.confirmations() >= 1)
                .put("completed", payment.confirmations() >= payment.confirmationsRequired())
                .put("destination", payment.destination());
    }
}

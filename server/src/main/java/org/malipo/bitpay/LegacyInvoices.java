package org.malipo.bitpay;

import java.math.BigDecimal;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.invoices.PromptView;
import org.malipo.money.Sats;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How invoices stand in BitPay's JSON: prices and rates are numbers, amounts of bitcoin texts, sums in satoshis, times in ms. */
public final class LegacyInvoices {
    private static final String COIN = "BTC";

    private LegacyInvoices() {}

    /** {@return the word for a state} Confirmed and complete are one here. */
    public static String wordOf(InvoiceStatus status) {
        return switch (status) {
            case NEW -> "new";
            case PROCESSING -> "paid";
            case SETTLED -> "complete";
            case EXPIRED -> "expired";
            case INVALID -> "invalid";
        };
    }

    /** {@return {@code false}, or the word for what is peculiar} */
    public static JsonNode exceptionOf(AdditionalStatus status) {
        var json = JsonNodeFactory.instance;
        return switch (status) {
            case NONE -> json.booleanNode(false);
            case PAID_PARTIAL -> json.stringNode("paidPartial");
            case PAID_OVER -> json.stringNode("paidOver");
            case PAID_LATE -> json.stringNode("paidLater");
            case MARKED -> json.stringNode("marked");
        };
    }

    /** {@return what the shop wanted to be kept, as it was sent; null where it was nothing} */
    public static JsonNode posData(InvoiceView invoice) {
        var kept = invoice.metadata().get("posData");
        return kept == null ? JsonNodeFactory.instance.nullNode() : kept.deepCopy();
    }

    /** Adds what is paid and due in each coin, and at what rate. */
    public static ObjectNode addSums(ObjectNode to, InvoiceView invoice) {
        var prompt = invoice.prompt(PaymentMethodId.BTC_CHAIN);
        to.put("amountPaid", prompt.map(known -> sats(known.totalPaid())).orElse(0L));
        var subtotals = to.putObject("paymentSubtotals");
        var totals = to.putObject("paymentTotals");
        var rates = to.putObject("exchangeRates");
        prompt.ifPresent(known -> {
            subtotals.put(COIN, sats(known.amount().subtract(known.fee())));
            totals.put(COIN, sats(known.amount()));
            rates.putObject(COIN).put(invoice.currency().code(), plain(known.rate()));
        });
        return to;
    }

    /** Adds the members for shops that know bitcoin only. */
    public static ObjectNode addBitcoin(ObjectNode to, InvoiceView invoice, String url) {
        invoice.prompt(PaymentMethodId.BTC_CHAIN)
                .ifPresent(prompt -> to.put("url", url)
                        .put("rate", plain(prompt.rate()))
                        .put("btcPrice", text(priceOf(prompt)))
                        .put("btcPaid", text(prompt.totalPaid()))
                        .put("btcDue", text(prompt.payable())));
        return to;
    }

    /** {@return what the goods cost, without network fees} */
    public static BigDecimal priceOf(PromptView prompt) {
        return prompt.amount().subtract(prompt.fee());
    }

    private static long sats(BigDecimal btc) {
        return Sats.ofBtc(btc).value();
    }

    public static String text(BigDecimal amount) {
        return plain(amount).toPlainString();
    }

    /** {@return the same number as short as it can be written without an exponent} */
    public static BigDecimal plain(BigDecimal number) {
        var least = number.stripTrailingZeros();
        return least.scale() < 0 ? least.setScale(0) : least;
    }
}

package org.malipo.ln.lnd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;
import org.malipo.ln.bolt11.Description;
import org.malipo.ln.http.Fields;
import org.malipo.ln.lnd.Macaroons.Right;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.NodeInvoice;
import tools.jackson.databind.node.ObjectNode;

/** Making, finding and ending invoices. */
final class LndInvoices {
    private static final int PAGE = 1_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final LndCalls calls;

    LndInvoices(LndCalls calls) {
        this.calls = calls;
    }

    NodeInvoice create(InvoiceOrder order) {
        var answer = calls.post(Right.INVOICES, "/v1/invoices", body(order)).orThrow();
        var hash = answer.base64As32("r_hash").orElseThrow(() -> Fields.lacks("r_hash"));
        var request = request(answer.requiredText("payment_request"));
        if (!request.paymentHash().equals(hash)
                || !request.amount().equals(order.amount())
                || (order.hashOnly() && !request.description().equals(Description.Hash.of(order.description())))) {
            throw Fields.wrong("payment_request");
        }
        return new NodeInvoice(
                hash.toHex(),
                hash,
                Optional.empty(),
                request.text(),
                NodeInvoice.State.OPEN,
                order.amount(),
                Optional.empty(),
                request.expiresAt(),
                Optional.empty(),
                Map.of());
    }

    private static ObjectNode body(InvoiceOrder order) {
        var body = Fields.create()
                .put("memo", order.description())
                .put("expiry", String.valueOf(order.expiry().toSeconds()))
                .put("private", order.privateRouteHints());
        order.amount().ifPresent(amount -> body.put("value_msat", String.valueOf(amount.value())));
        if (order.hashOnly()) {
            var hash = Crypto.sha256(order.description().getBytes(UTF_8));
            body.put("description_hash", Base64.getEncoder().encodeToString(hash));
        }
        return body;
    }

    private static Bolt11 request(String text) {
        try {
            return Bolt11.decode(text);
        } catch (Bolt11Exception _) {
            throw Fields.wrong("payment_request");
        }
    }

    Optional<NodeInvoice> find(String id) {
        var hash = id.toLowerCase(ROOT);
        if (!HASH.matcher(hash).matches()) {
            return Optional.empty();
        }
        return calls.get(Right.INVOICES, "/v1/invoice/" + hash)
                .orEmpty()
                .map(LndInvoice::new)
                .filter(LndInvoice::isRequest)
                .map(LndInvoice::read)
                .map(invoice -> {
                    if (!invoice.id().equals(hash)) {
                        throw Fields.wrong("r_hash");
                    }
                    return invoice;
                });
    }

    List<NodeInvoice> list(boolean pendingOnly, long offset) {
        var query = "pending_only=" + pendingOnly + "&index_offset=" + offset + "&num_max_invoices=" + PAGE;
        return page(query).stream()
                .filter(LndInvoice::isRequest)
                .map(LndInvoice::read)
                .toList();
    }

    /** {@return invoices in LND's order, oldest first} */
    List<LndInvoice> page(String query) {
        return calls.get(Right.INVOICES, "/v1/invoices?" + query).orThrow().list("invoices").stream()
                .map(LndInvoice::new)
                .toList();
    }

    void cancel(String id) {
        var hash = id.toLowerCase(ROOT);
        if (!HASH.matcher(hash).matches()) {
            return;
        }
        var bytes = ByteVector32.fromValidHex(hash).toByteArray();
        var body = Fields.create().put("payment_hash", Base64.getEncoder().encodeToString(bytes));
        if (calls.post(Right.INVOICES, "/v2/invoices/cancel", body) instanceof LndCalls.Said.Refusal(var error)
                && !error.isNotFound()
                && !error.says(
                        "already settled", "already canceled", "unable to locate invoice", "no existing invoices")) {
            throw error.exception();
        }
    }
}

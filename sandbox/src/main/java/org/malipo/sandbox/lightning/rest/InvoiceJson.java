package org.malipo.sandbox.lightning.rest;

import org.malipo.sandbox.lightning.Invoice;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** LND's {@code Invoice}. */
final class InvoiceJson {
    private InvoiceJson() {}

    static ObjectNode of(Invoice invoice) {
        var terms = invoice.terms();
        var settled = invoice.state() == Invoice.State.SETTLED;
        var paid = settled ? invoice.paidMsat() : 0;
        var json = Json.object()
                .put("memo", terms.memo())
                .put("r_preimage", Json.bytes(invoice.preimage()))
                .put("r_hash", Json.bytes(terms.hash()))
                .put("value", Json.number(terms.valueMsat() / Json.MSAT))
                .put("value_msat", Json.number(terms.valueMsat()))
                .put("settled", settled)
                .put("creation_date", Json.number(terms.createdSeconds()))
                .put("settle_date", Json.number(invoice.settledSeconds()))
                .put("payment_request", terms.bolt11())
                .put("description_hash", Json.bytes(terms.descriptionHash()))
                .put("expiry", Json.number(terms.expirySeconds()))
                .put("fallback_addr", "")
                .put("cltv_expiry", Json.number(terms.cltvExpiry()))
                .put("private", terms.privateHints())
                .put("add_index", Json.number(terms.addIndex()))
                .put("settle_index", Json.number(invoice.settleIndex()))
                .put("amt_paid", Json.number(paid))
                .put("amt_paid_sat", Json.number(paid / Json.MSAT))
                .put("amt_paid_msat", Json.number(paid))
                .put("state", invoice.state().name())
                .put("is_keysend", false)
                .put("payment_addr", Json.bytes(terms.secret()))
                .put("is_amp", false)
                .put("is_blinded", false);
        json.putArray("route_hints");
        json.putObject("features");
        json.putObject("amp_invoice_state");
        json.putNull("blinded_path_config");
        json.set("htlcs", htlcs(invoice));
        return json;
    }

    private static ArrayNode htlcs(Invoice invoice) {
        var htlcs = Json.MAPPER.createArrayNode();
        if (invoice.payer() != null) {
            htlcs.addObject()
                    .put("chan_id", "0")
                    .put("htlc_index", "0")
                    .put("amt_msat", Json.number(invoice.paidMsat()))
                    .put("accept_time", Json.number(invoice.acceptedSeconds()))
                    .put("resolve_time", Json.number(invoice.settledSeconds()))
                    .put("state", invoice.state() == Invoice.State.SETTLED ? "SETTLED" : "ACCEPTED")
                    .put("mpp_total_amt_msat", Json.number(invoice.paidMsat()))
                    .putObject("custom_records");
        }
        return htlcs;
    }
}

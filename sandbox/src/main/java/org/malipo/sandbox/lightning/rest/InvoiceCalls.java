package org.malipo.sandbox.lightning.rest;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.lightning.Invoice;
import org.malipo.sandbox.lightning.InvoiceOrder;
import org.malipo.sandbox.lightning.Invoices;
import org.malipo.sandbox.lightning.Page;
import org.malipo.sandbox.lightning.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls about invoices. */
final class InvoiceCalls {
    private static final long USUAL_PAGE = 100;

    private final Invoices invoices;

    InvoiceCalls(Invoices invoices) {
        this.invoices = invoices;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/v1/invoices",
                        Permission.INVOICES_WRITE,
                        Set.of(
                                "memo",
                                "r_preimage",
                                "value",
                                "value_msat",
                                "description_hash",
                                "expiry",
                                "cltv_expiry",
                                "private"),
                        this::add),
                Route.post(
                        "/v2/invoices/hodl",
                        Permission.INVOICES_WRITE,
                        Set.of(
                                "memo",
                                "hash",
                                "value",
                                "value_msat",
                                "description_hash",
                                "expiry",
                                "cltv_expiry",
                                "private"),
                        this::addHold),
                Route.post("/v2/invoices/settle", Permission.INVOICES_WRITE, Set.of("preimage"), this::settle),
                Route.post("/v2/invoices/cancel", Permission.INVOICES_WRITE, Set.of("payment_hash"), this::cancel),
                Route.getStream("/v1/invoices/subscribe", Permission.INVOICES_READ, this::subscribe),
                Route.get("/v1/invoice/{r_hash_str}", Permission.INVOICES_READ, this::find),
                Route.get("/v1/invoices", Permission.INVOICES_READ, this::list));
    }

    private JsonNode add(Call call) throws Refusal {
        var invoice = invoices.add(order(call, call.hash("r_preimage"), null));
        return added(invoice).put("r_hash", Json.bytes(invoice.hash()));
    }

    private JsonNode addHold(Call call) throws Refusal {
        var hash = call.hash("hash");
        if (hash == null) {
            throw Refusal.of("invalid hash length of 0, want 32");
        }
        return added(invoices.add(order(call, null, hash)));
    }

    private static InvoiceOrder order(Call call, @Nullable String preimage, @Nullable String hash) throws Refusal {
        return new InvoiceOrder(
                preimage,
                hash,
                call.text("memo"),
                call.hash("description_hash"),
                call.msat("value", "value_msat"),
                call.number("expiry"),
                call.smallNumber("cltv_expiry"),
                call.flag("private"));
    }

    private static ObjectNode added(Invoice invoice) {
        return Json.object()
                .put("payment_request", invoice.terms().bolt11())
                .put("add_index", Json.number(invoice.terms().addIndex()))
                .put("payment_addr", Json.bytes(invoice.terms().secret()));
    }

    private JsonNode find(Call call) throws Refusal {
        return InvoiceJson.of(invoices.find(call.hexHash("r_hash_str")));
    }

    private JsonNode list(Call call) throws Refusal {
        var max = call.number("num_max_invoices");
        var page = new Page(call.number("index_offset"), max == 0 ? USUAL_PAGE : max, call.flag("reversed"));
        var found = invoices.list(call.flag("pending_only"), page);
        var answer = Json.object();
        answer.set("invoices", Json.array(found.stream().map(InvoiceJson::of)));
        return answer.put(
                        "last_index_offset",
                        Json.number(
                                found.isEmpty() ? 0 : found.getLast().terms().addIndex()))
                .put(
                        "first_index_offset",
                        Json.number(
                                found.isEmpty() ? 0 : found.getFirst().terms().addIndex()));
    }

    private JsonNode cancel(Call call) throws Refusal {
        invoices.cancel(required(call.hash("payment_hash")));
        return Json.object();
    }

    private JsonNode settle(Call call) throws Refusal {
        invoices.settle(required(call.hash("preimage")));
        return Json.object();
    }

    private static String required(@Nullable String bytes) throws Refusal {
        if (bytes == null) {
            throw Refusal.of("invalid hash length of 0, want 32");
        }
        return bytes;
    }

    /** Tells of invoices that are added or paid; of what happens to them otherwise LND says nothing here. */
    private void subscribe(Call call, Lines lines) throws Refusal, IOException, InterruptedException {
        try (var news = invoices.subscribe(call.number("add_index"), call.number("settle_index"))) {
            for (var next = news.take(); next.isPresent(); next = news.take()) {
                var invoice = next.get();
                switch (invoice.state()) {
                    case OPEN, SETTLED -> lines.result(InvoiceJson.of(invoice), true);
                    case ACCEPTED, CANCELED -> {}
                }
            }
        }
    }
}

package org.malipo.lightning;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.NodeInvoice.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Invoices of nodes. A store sees all that its own node has; of the server's node, which others use too, only those that were
 * made for the store.
 */
@Component
public class LightningInvoices {
    private static final int AT_ONCE = 100;

    private final LightningNodes nodes;
    private final JdbcClient jdbc;
    private final Clock clock;

    LightningInvoices(LightningNodes nodes, JdbcClient jdbc, Clock clock) {
        this.nodes = nodes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public NodeInvoice create(Payer payer, InvoiceOrder order) {
        var invoice = nodes.ask(payer, node -> node.createInvoice(order));
        sharer(payer).ifPresent(store -> note(store, invoice));
        return invoice;
    }

    /** @param id the node's, or a payment hash in hex */
    public Optional<NodeInvoice> find(Payer payer, String id) {
        return sharer(payer).filter(store -> !isOf(store, id)).isPresent()
                ? Optional.empty()
                : nodes.ask(payer, node -> node.invoice(id));
    }

    /** @return oldest first, as many as the node tells at once; of a node with others at most a hundred */
    public List<NodeInvoice> list(Payer payer, boolean pendingOnly, long offset) {
        var sharer = sharer(payer);
        if (sharer.isEmpty()) {
            return nodes.ask(payer, node -> node.invoices(pendingOnly, offset));
        }
        var ids = idsOf(sharer.get(), offset);
        return nodes.ask(
                payer,
                node -> ids.stream()
                        .flatMap(id -> node.invoice(id).stream())
                        .filter(invoice ->
                                !pendingOnly || invoice.state() == State.OPEN || invoice.state() == State.HELD)
                        .toList());
    }

    /** {@return the store, where it is one of several with this node} */
    private static Optional<StoreId> sharer(Payer payer) {
        return payer.node().isInternal() ? Optional.ofNullable(payer.store()) : Optional.empty();
    }

    private void note(StoreId store, NodeInvoice invoice) {
        jdbc.sql("""
                insert into lightning_invoice (store_id, invoice_id, payment_hash, created_at)
                values (:store, :id, :hash, :now)
                on conflict do nothing
                """)
                .param("store", store.value())
                .param("id", invoice.id())
                .param("hash", invoice.paymentHash().toHex())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    private boolean isOf(StoreId store, String id) {
        return jdbc.sql("""
                select count(*) > 0 from lightning_invoice
                where store_id = :store and (invoice_id = :id or payment_hash = :id)
                """)
                .param("store", store.value())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private List<String> idsOf(StoreId store, long offset) {
        return jdbc.sql("""
                select invoice_id from lightning_invoice
                where store_id = :store
                order by created_at, invoice_id
                offset :offset limit :limit
                """)
                .param("store", store.value())
                .param("offset", offset)
                .param("limit", AT_ONCE)
                .query(String.class)
                .list();
    }
}

package org.malipo.ln.node;

import org.jspecify.annotations.Nullable;

/** Hears of invoices that were paid. May hear of one more than once. */
public interface InvoiceListener {
    /**
     * The stream stands: what is paid from now on is told. Who can't go on from a position looks up what was paid before. Comes
     * again when the stream had to be made anew.
     */
    void connected();

    /** @param position to go on from; null where the kind of node has none */
    void paid(NodeInvoice invoice, @Nullable Position position);
}

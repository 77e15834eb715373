package org.malipo.ln.node.contract;

import org.jspecify.annotations.Nullable;
import org.malipo.ln.node.InvoiceListener;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.Position;

/** Must hear nothing. */
final class Silent implements InvoiceListener {
    @Override
    public void connected() {
        throw new AssertionError("is connected");
    }

    @Override
    public void paid(NodeInvoice invoice, @Nullable Position position) {
        throw new AssertionError("hears of " + invoice);
    }
}

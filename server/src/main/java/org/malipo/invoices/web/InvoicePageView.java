package org.malipo.invoices.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PromptView;
import org.malipo.web.DataTree;

/**
 * An invoice with all that staff may know of it.
 *
 * @param path of this page
 * @param prompt the way to pay that the pay page shows first, or null
 * @param mayGrant whether whoever looks at it may let others claim money
 * @param metadata as it was sent, with line breaks; empty if there is none
 */
public record InvoicePageView(
        String path,
        String list,
        InvoiceView invoice,
        StatePill state,
        @Nullable PromptView prompt,
        String metadata,
        Timeline timeline,
        NoteView note,
        boolean mayChange,
        boolean mayGrant) {
    public String name() {
        return invoice.orderId()
                .filter(order -> !order.isBlank())
                .orElse(invoice.id().value());
    }

    public String checkout() {
        return "/i/" + invoice.id();
    }

    /** {@return whether there is a receipt, or will be one} */
    public boolean hasReceipt() {
        return invoice.terms().receipt().enabled();
    }

    /** {@return whether whoever looks at it may give back what was paid, and anything was} */
    public boolean mayRefund() {
        boolean over = switch (invoice.status()) {
            case SETTLED, INVALID -> true;
            case EXPIRED -> invoice.paidAmount().signum() > 0;
            case NEW, PROCESSING -> false;
        };
        return mayGrant && over;
    }

    public boolean mayMark(InvoiceStatus status) {
        return mayChange && invoice.markable().contains(status);
    }

    /** {@return who buys, a line each, as far as the shop said} */
    public List<String> buyer() {
        return Stream.of(
                        text("buyerName"),
                        text("buyerAddress1"),
                        text("buyerAddress2"),
                        text("buyerZip") + " " + text("buyerCity"),
                        text("buyerState"),
                        text("buyerCountry"),
                        text("buyerPhone"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** {@return a text of the metadata, or empty} */
    public String text(String key) {
        return invoice.metadataText(key).orElse("");
    }

    /** {@return the order's page in the shop, or null if what stands there is no address of the web} */
    public @Nullable String orderUrl() {
        return DataTree.web(text("orderUrl"));
    }

    /** {@return what else the shop wanted to be kept} */
    public List<DataTree> data() {
        return DataTree.of(invoice.metadata(), KnownData.SHOWN);
    }
}

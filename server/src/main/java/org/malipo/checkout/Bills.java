package org.malipo.checkout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.invoices.PromptView;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds what a payer may see. */
@Component
class Bills {
    private static final Logger log = LoggerFactory.getLogger(Bills.class);

    private final Invoices invoices;
    private final Stores stores;

    Bills(Invoices invoices, Stores stores) {
        this.invoices = invoices;
        this.stores = stores;
    }

    /**
     * {@return the invoice with the wanted way to pay, or the one it shows first}
     *
     * @throws ResponseStatusException if there is none, or it is archived and the caller is a stranger
     */
    Bill get(String id, @Nullable String method) {
        return find(id, method).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Optional<Bill> find(String id, @Nullable String method) {
        return invoices.find(new InvoiceId(id))
                .filter(Bills::isVisible)
                .flatMap(invoice ->
                        stores.find(invoice.store()).map(store -> new Bill(invoice, store, picked(invoice, method))));
    }

    /** The same, but a way to pay that has no address yet is given one; if that fails, the next one is tried. */
    Bill open(String id, @Nullable String method) {
        var bill = get(id, method);
        return bill.screen() == Screen.UNREADY
                ? inTurn(bill)
                        .map(way -> activated(bill.invoice(), way))
                        .filter(Bill::isReady)
                        .findFirst()
                        .orElse(bill)
                : bill;
    }

    private static Stream<PaymentMethodId> inTurn(Bill bill) {
        var all = bill.invoice().prompts().stream().map(PromptView::method).toList();
        return Stream.of(bill.prompt().map(PromptView::method).stream().toList(), all)
                .flatMap(List::stream)
                .distinct();
    }

    private Bill activated(InvoiceView invoice, PaymentMethodId way) {
        try {
            invoices.activate(invoice.id(), way);
        } catch (ProblemException e) {
            log.info("Invoice {} can't be paid by {}: {}", invoice.id(), way, e.getMessage());
        }
        return get(invoice.id().value(), way.value());
    }

    private static Optional<PromptView> picked(InvoiceView invoice, @Nullable String method) {
        return Optional.ofNullable(method)
                .map(PaymentMethodId::parse)
                .flatMap(invoice::prompt)
                .or(invoice::defaultPrompt);
    }

    private static boolean isVisible(InvoiceView invoice) {
        return !invoice.archived()
                || Caller.find()
                        .filter(caller -> caller.may(Permission.CAN_VIEW_INVOICES, invoice.store()))
                        .isPresent();
    }
}

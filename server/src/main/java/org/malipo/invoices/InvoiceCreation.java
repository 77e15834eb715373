package org.malipo.invoices;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.ChainPrompts.Attempt.Dropped;
import org.malipo.invoices.ChainPrompts.Attempt.Made;
import org.malipo.invoices.Invoice.Horizon;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes invoices. An address is reserved first, by a statement of its own, so that shops never wait for each other; then
 * everything is written by a second one. A crash between the two costs an address and nothing else.
 */
@Component
class InvoiceCreation {
    private final Stores stores;
    private final ChainPrompts prompts;
    private final NewInvoiceTable table;
    private final InvoiceWriter writer;
    private final InvoiceEvents events;
    private final InvoiceJson json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // each step of making an invoice asks another part
    InvoiceCreation(
            Stores stores,
            ChainPrompts prompts,
            NewInvoiceTable table,
            InvoiceWriter writer,
            InvoiceEvents events,
            InvoiceJson json,
            TransactionTemplate transaction,
            Clock clock) {
        this.stores = stores;
        this.prompts = prompts;
        this.table = table;
        this.writer = writer;
        this.events = events;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    Invoice create(Store store, NewInvoice request) {
        NewInvoiceCheck.check(request);
        if (!stores.isActive(store.id())) {
            throw refused("Invoice creation is disabled for this store (No active user)");
        }
        var draft = InvoiceDraft.of(store, request, json.newObject());
        return draft.isFree() ? free(draft) : payable(draft, request.checkout());
    }

    private Invoice payable(InvoiceDraft draft, NewInvoice.Checkout wishes) {
        var prompt = prompt(draft, wishes);
        var tracked = prompts.tracked(draft.store());
        var now = clock.instant();
        var invoice = draft.withTracked(tracked).toInvoice(List.of(prompt), now);
        table.insert(invoice, SearchWords.of(invoice, draft.searchTerms()), events.created(invoice, now));
        return invoice;
    }

    private Prompt prompt(InvoiceDraft draft, NewInvoice.Checkout wishes) {
        var store = draft.store();
        var wallet = prompts.wallet(store)
                .orElseThrow(() -> refused(
                        "No wallet has been linked to your BTCPay Store. Set one up in the store's settings first."));
        if (!includes(wishes.methods(), PaymentMethodId.BTC_CHAIN)) {
            throw noMethod("All payment methods of the store are excluded");
        }
        boolean lazy =
                wishes.lazyMethods() == null ? store.settings().invoices().lazyMethods() : wishes.lazyMethods();
        return switch (prompts.prompt(store, wallet, draft.asked(), lazy)) {
            case Made(var prompt) -> prompt;
            case Dropped(var reason) -> throw noMethod(reason);
        };
    }

    private static boolean includes(@Nullable List<String> wishes, PaymentMethodId method) {
        return wishes == null || wishes.stream().map(PaymentMethodId::parse).anyMatch(method::equals);
    }

    /** An invoice of nothing is paid as soon as it is made. */
    private Invoice free(InvoiceDraft draft) {
        var tracked = prompts.tracked(draft.store());
        var now = clock.instant();
        var invoice = draft.withTracked(tracked).toInvoice(List.of(), now);
        var paid = Change.of(invoice).decide(new Horizon(now, Instant.EPOCH));
        transaction.executeWithoutResult(status -> {
            table.insert(invoice, SearchWords.of(invoice, draft.searchTerms()), events.created(invoice, now));
            writer.write(paid);
        });
        return paid.after();
    }

    private static ProblemException noMethod(String reason) {
        return refused("Error retrieving a matching payment method or rate.\n" + reason);
    }

    private static ProblemException refused(String message) {
        return new ProblemException(Problem.refused("generic-error", message));
    }
}

package org.malipo.invoices;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** What other modules may ask of invoices. Refusals are thrown as problems or wrong fields. */
@Component
public class Invoices {
    private final InvoiceCreation creation;
    private final InvoiceReader reader;
    private final InvoiceWriter writer;
    private final InvoiceTable table;
    private final PromptActivation activation;
    private final ChainPrompts prompts;
    private final InvoiceOwners owners;
    private final InvoiceViews views;
    private final Stores stores;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // the front of the module: each question goes to another part
    Invoices(
            InvoiceCreation creation,
            InvoiceReader reader,
            InvoiceWriter writer,
            InvoiceTable table,
            PromptActivation activation,
            ChainPrompts prompts,
            InvoiceOwners owners,
            InvoiceViews views,
            Stores stores,
            Audit audit,
            Clock clock) {
        this.creation = creation;
        this.reader = reader;
        this.writer = writer;
        this.table = table;
        this.activation = activation;
        this.prompts = prompts;
        this.owners = owners;
        this.views = views;
        this.stores = stores;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes an invoice: checks the request, locks the rate and reserves an address. */
    public InvoiceView create(Store store, NewInvoice request) {
        return views.of(creation.create(store, request));
    }

    public Optional<InvoiceView> find(InvoiceId id) {
        return reader.find(id).map(views::of);
    }

    /** {@return those of these invoices that there are; many cost as few queries as one} */
    public List<InvoiceView> all(Collection<InvoiceId> ids) {
        return reader.findAll(ids).stream().map(views::of).toList();
    }

    /** @throws ProblemException if there is none */
    public InvoiceView get(InvoiceId id) {
        return find(id).orElseThrow(Invoices::notFound);
    }

    /** {@return whose invoice it is; answered from memory where it can be} */
    public Optional<StoreId> storeOf(InvoiceId id) {
        return owners.storeOf(id);
    }

    /** {@return the store's invoices that match, newest first} */
    public List<InvoiceView> list(StoreId store, InvoiceFilter filter) {
        var take = filter.take();
        return at(reader.scan(store, filter).next(take == null ? Integer.MAX_VALUE : take));
    }

    /**
     * {@return a page of these} It takes no longer than a bounded piece of work, whatever is asked for, so that it may hold fewer
     * than {@code size} although more follow.
     */
    public InvoicePage page(StoreId store, InvoiceFilter filter, int size) {
        var scan = reader.scan(store, filter);
        var found = scan.some(size + 1);
        return found.size() > size
                ? new InvoicePage(at(found.subList(0, size)), found.get(size - 1), false)
                : new InvoicePage(at(found), scan.place(), scan.place() != null);
    }

    /** {@return the same as a list does, read while it is gone through: a shop may have any number of invoices} */
    public Iterable<InvoiceView> each(StoreId store, InvoiceFilter filter) {
        return () -> new InvoiceIterator(reader.scan(store, filter), this::at, filter.take());
    }

    private List<InvoiceView> at(List<InvoiceFilter.Key> places) {
        return reader.at(places).stream().map(views::of).toList();
    }

    /** Replaces the metadata as a whole. */
    @Transactional
    public InvoiceView updateMetadata(InvoiceId id, ObjectNode metadata) {
        var changed = locked(id).withMetadata(metadata.deepCopy());
        table.updateMetadata(changed);
        writer.write(Change.of(changed).touch());
        note("invoice.metadata.changed", changed);
        return views.of(changed);
    }

    /** Has the merchant decide that it is settled or invalid. */
    @Transactional
    public InvoiceView mark(InvoiceId id, InvoiceStatus status) {
        var change = Change.of(locked(id));
        if (!change.mark(status)) {
            throw FieldErrors.of(
                    "Status", "Status can only be marked to invalid or settled within certain conditions.");
        }
        writer.write(change);
        note("invoice.marked", change.after());
        return views.of(change.after());
    }

    /** Hides it from lists and payers; payments to it still count. */
    @Transactional
    public void archive(InvoiceId id) {
        var invoice = locked(id);
        if (table.setArchived(id, true)) {
            note("invoice.archived", invoice);
        }
    }

    /** Brings an archived invoice back; refused if it is not archived. */
    @Transactional
    public InvoiceView unarchive(InvoiceId id) {
        var invoice = locked(id);
        if (!table.setArchived(id, false)) {
            throw new ProblemException(Problem.refused("already-unarchived", "Invoice is already unarchived"));
        }
        note("invoice.unarchived", invoice);
        return get(id);
    }

    /** Gives a lazy prompt its address. If it has one, or the invoice takes no money any more, nothing happens. */
    public void activate(InvoiceId id, PaymentMethodId method) {
        var invoice = reader.find(id).orElseThrow(Invoices::notFound);
        var prompt =
                invoice.prompt(method).orElseThrow(() -> FieldErrors.of("paymentMethod", "Invalid payment method"));
        if (prompt.isActive() || !invoice.takesMoney(clock.instant())) {
            return;
        }
        stores.find(invoice.store())
                .flatMap(prompts::wallet)
                .filter(wallet -> wallet.network() == invoice.network())
                .ifPresent(wallet -> activation.activate(invoice, prompt, prompts.reserve(wallet)));
    }

    /** Tells of a refund, in the transaction of the pull payment that gives the money back. */
    @Transactional
    public void refunded(InvoiceId id, String pullPaymentId) {
        var invoice = locked(id);
        writer.tell(invoice, new Announcement.Refunded(pullPaymentId));
        note("invoice.refunded", invoice);
    }

    private void note(String action, Invoice invoice) {
        var details = Map.of("status", invoice.state().status().name());
        audit.record(new AuditEntry(action, invoice.store(), object(invoice.id()), details));
    }

    /** {@return how the audit log names an invoice} */
    public static String object(InvoiceId id) {
        return "invoice:" + id.value();
    }

    private Invoice locked(InvoiceId id) {
        return reader.lock(id).orElseThrow(Invoices::notFound);
    }

    static ProblemException notFound() {
        return new ProblemException(Problem.notFound("invoice-not-found", "The invoice was not found"));
    }
}

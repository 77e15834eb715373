package org.malipo.payouts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.malipo.stores.Store;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pull payments: made, looked at, archived. */
@Component
public class PullPayments {
    private static final String LIST = "pull-payments";

    private final PullPaymentTable table;
    private final PayoutDesk payouts;
    private final Audit audit;
    private final Clock clock;

    PullPayments(PullPaymentTable table, PayoutDesk payouts, Audit audit, Clock clock) {
        this.table = table;
        this.payouts = payouts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws FieldErrors.InvalidFields with all that is wrong */
    @Transactional
    public PullPayment create(Store store, NewPullPayment wish) {
        var made = NewPullPaymentCheck.checked(wish, store, clock.instant());
        table.insert(made);
        note("pull-payment.created", made);
        return made;
    }

    public Optional<PullPayment> find(PullPaymentId id) {
        return table.find(id);
    }

    /** @throws ProblemException if there is none */
    public PullPayment get(PullPaymentId id) {
        return find(id).orElseThrow(PullPayments::notFound);
    }

    /**
     * {@return the store's, those that start last first}
     *
     * @param after where the last page ended, or null
     */
    public List<PullPayment> list(StoreId store, boolean withArchived, @Nullable String after, int limit) {
        var place = TimedPlace.read(after, LIST, TimedPlace.NEWEST);
        return table.ofStore(store, withArchived, place, limit);
    }

    /** {@return where it stands in lists} */
    public static Cursor place(PullPayment pullPayment) {
        return TimedPlace.cursor(LIST, pullPayment.startsAt(), pullPayment.id());
    }

    /** {@return how an invoice was refunded, oldest first} */
    public List<PullPayment> refundsOf(InvoiceId invoice) {
        return table.refundsOf(invoice);
    }

    /** Closes it for good and cancels what was claimed and is not being paid. Doing it again changes nothing. */
    @Transactional
    public void archive(PullPaymentId id) {
        var pullPayment = table.lock(id).orElseThrow(PullPayments::notFound);
        if (!pullPayment.archived()) {
            payouts.cancelAll(id);
            table.archive(id);
            note("pull-payment.archived", pullPayment);
        }
    }

    private void note(String action, PullPayment pullPayment) {
        var amount = pullPayment.amount();
        var details =
                Map.of("name", pullPayment.name(), "amount", amount.amount().toPlainString() + " " + amount.currency());
        audit.record(new AuditEntry(
                action, pullPayment.store(), "pull-payment:" + pullPayment.id().value(), details));
    }

    private static ProblemException notFound() {
        return new ProblemException(PayoutRefusals.NO_PULL_PAYMENT);
    }
}

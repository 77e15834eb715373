package org.malipo.invoices;

import static org.malipo.invoices.AdditionalStatus.NONE;
import static org.malipo.invoices.AdditionalStatus.PAID_LATE;
import static org.malipo.invoices.AdditionalStatus.PAID_OVER;
import static org.malipo.invoices.AdditionalStatus.PAID_PARTIAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what follows from an invoice's payments and from time. No I/O. A pass looks at each rule once, from top to
 * bottom; passes repeat until nothing moves.
 */
final class StateMachine {
    private final Situation situation;
    private final List<Announcement> announcements = new ArrayList<>();
    private InvoiceState state;

    /**
     * What is known about an invoice.
     *
     * @param inTime of the payments that the network saw before the invoice expired
     * @param all of all payments that count
     * @param expired whether its time is over and every payment that was made in time is known
     * @param monitoringOver likewise, of the time in which payments must confirm
     * @param coinsLost whether a coin that paid for it was proven lost, or has been missing for a day
     */
    record Situation(Accounts inTime, Accounts all, boolean expired, boolean monitoringOver, boolean coinsLost) {}

    /** What is decided, and what others are told, in order. */
    record Decision(InvoiceState state, List<Announcement> announcements) {}

    private StateMachine(InvoiceState state, Situation situation) {
        this.state = state;
        this.situation = situation;
    }

    static Decision decide(InvoiceState state, Situation situation) {
        var machine = new StateMachine(state, situation);
        InvoiceState before;
        do {
            before = machine.state;
            machine.pass();
        } while (!machine.state.equals(before));
        return new Decision(machine.state, List.copyOf(machine.announcements));
    }

    /** Decides a merchant's wish, or refuses it by an empty result. */
    static Optional<Decision> mark(InvoiceState state, InvoiceStatus wish) {
        if (!state.markable().contains(wish)) {
            return Optional.empty();
        }
        var announcement =
                wish == InvoiceStatus.SETTLED ? new Announcement.Settled(true, false) : new Announcement.Invalid(true);
        return Optional.of(
                new Decision(new InvoiceState(wish, AdditionalStatus.MARKED), List.<Announcement>of(announcement)));
    }

    private void pass() {
        switch (state.status()) {
            case NEW -> whileNew();
            case EXPIRED -> onceExpired();
            case PROCESSING -> whileProcessing();
            case SETTLED -> onceSettled();
            case INVALID -> {}
        }
    }

    /** Payments that came in time are looked at before the time that is over: they count, however late we hear of them. */
    private void whileNew() {
        var paid = situation.inTime();
        if (paid.isPaid()) {
            process(paid);
        } else if (paid.hasPayments() && state.additional() != PAID_PARTIAL) {
            state = state.with(PAID_PARTIAL);
        } else if (situation.expired()) {
            expire();
        }
    }

    private void process(Accounts paid) {
        boolean over = paid.isOverpaid();
        state = new InvoiceState(InvoiceStatus.PROCESSING, over ? PAID_OVER : NONE);
        announcements.add(new Announcement.Processing(over));
    }

    private void expire() {
        boolean partially = state.additional() == PAID_PARTIAL;
        state = new InvoiceState(InvoiceStatus.EXPIRED, state.additional());
        announcements.add(new Announcement.Expired(partially));
        if (partially) {
            announcements.add(new Announcement.ExpiredPaidPartial());
        }
    }

    /** A payment in time that is only learnt of now undoes the expiry; a late one never does. */
    private void onceExpired() {
        var paid = situation.all();
        if (situation.inTime().hasPayments() && situation.inTime().isPaid()) {
            process(situation.inTime());
        } else if (paid.isPaid() && state.additional() != PAID_LATE) {
            state = state.with(PAID_LATE);
            announcements.add(new Announcement.PaidAfterExpiration());
        } else if (paid.hasPayments() && paid.isUnderpaid() && state.additional() != PAID_PARTIAL) {
            state = state.with(PAID_PARTIAL);
        }
    }

    private void whileProcessing() {
        var paid = situation.all();
        if (paid.isUnderpaid()) {
            state = new InvoiceState(InvoiceStatus.NEW, paid.hasPayments() ? PAID_PARTIAL : NONE);
        } else if (paid.isOverpaid() != (state.additional() == PAID_OVER)) {
            state = state.with(paid.isOverpaid() ? PAID_OVER : NONE);
        } else if (paid.isConfirmed()) {
            state = new InvoiceState(InvoiceStatus.SETTLED, state.additional());
            announcements.add(new Announcement.Settled(false, state.additional() == PAID_OVER));
        } else if (situation.monitoringOver()) {
            invalidate();
        }
    }

    /** What the merchant settled by hand stays so; what coins settled falls with them, if the others do not suffice. */
    private void onceSettled() {
        if (situation.coinsLost()
                && state.additional() != AdditionalStatus.MARKED
                && situation.all().isUnderpaid()) {
            invalidate();
        }
    }

    private void invalidate() {
        state = new InvoiceState(InvoiceStatus.INVALID, state.additional());
        announcements.add(new Announcement.Invalid(false));
    }
}

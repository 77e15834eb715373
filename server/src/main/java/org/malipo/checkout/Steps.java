package org.malipo.checkout;

import java.util.ArrayList;
import java.util.List;
import org.malipo.checkout.CheckoutView.Step;
import org.malipo.web.Words;

/** What a payer can do next, the best first. */
final class Steps {
    private final Bill bill;
    private final Visit visit;
    private final Words words;

    Steps(Bill bill, Visit visit, Words words) {
        this.bill = bill;
        this.visit = visit;
        this.words = words;
    }

    List<Step> all() {
        var steps = new ArrayList<Step>();
        switch (bill.screen()) {
            case WAITING -> {}
            case UNREADY -> add(steps, "checkout.reload", visit.at(bill.path()), false);
            case PARTIAL, REPLACED -> addSupport(steps);
            case SEEN, CONFIRMING, PAID, EXPIRED -> addBack(steps);
            case OVERPAID, LATE, EXPIRED_PARTIAL, INVALID, CANCELLED -> {
                addSupport(steps);
                addBack(steps);
            }
        }
        ReceiptLink.of(bill.invoice()).ifPresent(link -> add(steps, "checkout.receipt", visit.beyond(link), true));
        return List.copyOf(steps);
    }

    private void addSupport(List<Step> steps) {
        SupportLink.of(bill).ifPresent(link -> add(steps, "checkout.support", link, true));
    }

    private void addBack(List<Step> steps) {
        WayBack.of(bill.invoice()).ifPresent(link -> add(steps, "checkout.back", link, true));
    }

    /** While money is asked for, paying is the one thing to do. */
    private void add(List<Step> steps, String key, String link, boolean leaves) {
        boolean main = steps.isEmpty() && !bill.screen().asks();
        steps.add(new Step(words.of(key, bill.store().name()), link, main, leaves));
    }
}

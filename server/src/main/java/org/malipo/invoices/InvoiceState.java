package org.malipo.invoices;

import static org.malipo.invoices.AdditionalStatus.MARKED;
import static org.malipo.invoices.AdditionalStatus.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where an invoice stands, and what is peculiar about it. */
record InvoiceState(InvoiceStatus status, AdditionalStatus additional) {
    static final InvoiceState NEW = new InvoiceState(InvoiceStatus.NEW, NONE);
    static final List<InvoiceState> ALL = Arrays.stream(InvoiceStatus.values())
            .flatMap(status ->
                    Arrays.stream(AdditionalStatus.values()).map(additional -> new InvoiceState(status, additional)))
            .toList();

    InvoiceState with(AdditionalStatus other) {
        return new InvoiceState(status, other);
    }

    boolean is(InvoiceStatus other) {
        return status == other;
    }

    /** {@return whether payments that arrive now are told to be late} */
    boolean isPast() {
        return status == InvoiceStatus.EXPIRED || status == InvoiceStatus.INVALID;
    }

    /** {@return whether it went another way than most do} */
    boolean isUnusual() {
        return status == InvoiceStatus.INVALID || additional != NONE;
    }

    /** {@return what the merchant may decide by hand} */
    List<InvoiceStatus> markable() {
        var choices = new ArrayList<InvoiceStatus>();
        if (status != InvoiceStatus.SETTLED) {
            choices.add(InvoiceStatus.SETTLED);
        }
        boolean settledByPayments = status == InvoiceStatus.SETTLED && additional != MARKED;
        if (status != InvoiceStatus.INVALID && !settledByPayments) {
            choices.add(InvoiceStatus.INVALID);
        }
        return choices;
    }
}

package org.malipo.invoices.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceStatus;

/** The words for states that filters understand, in any case; some are of older versions of the interface. */
final class StateWords {
    private StateWords() {}

    static Optional<InvoiceStatus> status(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "paid" -> Optional.of(InvoiceStatus.PROCESSING);
            case "complete", "confirmed" -> Optional.of(InvoiceStatus.SETTLED);
            default ->
                Arrays.stream(InvoiceStatus.values())
                        .filter(status -> status.name().equalsIgnoreCase(word.strip()))
                        .findFirst();
        };
    }

    /** {@return what is peculiar about an invoice} */
    static Optional<AdditionalStatus> peculiar(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "paidover", "over", "overpaid" -> Optional.of(AdditionalStatus.PAID_OVER);
            case "paidlate", "late" -> Optional.of(AdditionalStatus.PAID_LATE);
            case "paidpartial", "underpaid", "partial" -> Optional.of(AdditionalStatus.PAID_PARTIAL);
            case "marked" -> Optional.of(AdditionalStatus.MARKED);
            default -> Optional.empty();
        };
    }
}

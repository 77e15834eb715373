package org.malipo.checkout;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a payer asks for help: the store's link with its placeholders filled in. */
final class SupportLink {
    private static final Pattern OFFERED = Pattern.compile("(?i)(https?://|mailto:|tel:).+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s:/?]+@[^@\\s:/?]+");

    private SupportLink() {}

    /** {@return the link; empty if there is none, or it is none that a browser may open} */
    static Optional<String> of(Bill bill) {
        return Optional.ofNullable(bill.store().settings().branding().supportUrl())
                .map(template -> Placeholders.fill(template, values(bill)))
                .map(link -> EMAIL.matcher(link).matches() ? "mailto:" + link : link)
                .filter(link -> OFFERED.matcher(link).matches());
    }

    private static Map<String, String> values(Bill bill) {
        return Map.of(
                "orderid", bill.invoice().orderId().orElse(""),
                "invoiceid", bill.invoice().id().value());
    }
}

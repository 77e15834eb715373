package org.malipo.checkout;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;

/** Where a payer goes afterwards: the shop's link with its placeholders filled in. */
final class WayBack {
    private WayBack() {}

    /** {@return the link, or empty if there is none or it leads elsewhere than to a web page} */
    static Optional<String> of(InvoiceView invoice) {
        return Optional.ofNullable(invoice.terms().redirectUrl())
                .map(template -> Placeholders.fill(template, values(invoice)))
                .filter(WayBack::isWeb);
    }

    private static Map<String, String> values(InvoiceView invoice) {
        return Map.of(
                "orderid", invoice.orderId().orElse(""),
                "invoiceid", invoice.id().value(),
                "status", nameOf(invoice.status()));
    }

    /** {@return the name that shops know} */
    static String nameOf(InvoiceStatus status) {
        return switch (status) {
            case NEW -> "New";
            case PROCESSING -> "Processing";
            case SETTLED -> "Settled";
            case EXPIRED -> "Expired";
            case INVALID -> "Invalid";
        };
    }

    private static boolean isWeb(String link) {
        try {
            var uri = new URI(link);
            var scheme = uri.getScheme();
            return uri.getRawAuthority() != null
                    && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

package org.malipo.checkout;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;

/** Where a payer goes afterwards: the shop's link with its placeholders filled in. */
final class WayBack {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(OrderId|InvoiceId|Status)}", Pattern.CASE_INSENSITIVE);

    private WayBack() {}

    /** {@return the link, or empty if there is none or it leads elsewhere than to a web page} */
    static Optional<String> of(InvoiceView invoice) {
        return Optional.ofNullable(invoice.terms().redirectUrl())
                .map(template -> filled(template, invoice))
                .filter(WayBack::isWeb);
    }

    private static String filled(String template, InvoiceView invoice) {
        var values = Map.of(
                "orderid", invoice.orderId().orElse(""),
                "invoiceid", invoice.id().value(),
                "status", nameOf(invoice.status()));
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            var value = values.getOrDefault(found.group(1).toLowerCase(Locale.ROOT), "");
            return Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
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
            var scheme = new URI(link).getScheme();
            return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

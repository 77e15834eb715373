package org.malipo.checkout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.malipo.web.Texts;

/**
 * The language a payer reads: of the link; of the browser if the link says {@code auto} or the store wants that; of the
 * invoice; of the store; English.
 */
final class PayerLanguage {
    private static final String PARAMETER = "lang";

    private PayerLanguage() {}

    static Locale of(HttpServletRequest request, Bill bill) {
        var asked = request.getParameter(PARAMETER);
        return Texts.offered(asked, Texts.PAYERS)
                .or(() -> "auto".equals(asked) || bill.look().autoDetectLanguage()
                        ? ofBrowser(request)
                        : Optional.empty())
                .or(() -> Texts.offered(bill.invoice().terms().defaultLanguage(), Texts.PAYERS))
                .or(() -> Texts.offered(bill.look().defaultLanguage(), Texts.PAYERS))
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> ofBrowser(HttpServletRequest request) {
        return Texts.firstOffered(Collections.list(request.getLocales()), Texts.PAYERS);
    }
}

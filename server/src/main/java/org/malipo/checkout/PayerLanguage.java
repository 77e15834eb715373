package org.malipo.checkout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.web.Texts;
import org.springframework.http.HttpHeaders;

/**
 * The language a payer reads: of the link; of the browser if the link says {@code auto} or the store wants that; of the
 * invoice; of the store; English.
 */
final class PayerLanguage {
    private static final String OF_THE_BROWSER = "auto";

    private PayerLanguage() {}

    static Locale of(HttpServletRequest request, Bill bill) {
        return of(request.getParameter(Visit.LANGUAGE), spoken(request), bill);
    }

    /** The server's own language says nothing of the payer's. */
    private static List<Locale> spoken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? List.of()
                : Collections.list(request.getLocales());
    }

    /** @param spoken what the browser asks for, the best first */
    static Locale of(@Nullable String asked, List<Locale> spoken, Bill bill) {
        boolean detects = OF_THE_BROWSER.equals(asked) || bill.look().autoDetectLanguage();
        return Texts.offered(asked, Texts.PAYERS)
                .or(() -> detects ? Texts.firstOffered(spoken, Texts.PAYERS) : Optional.empty())
                .or(() -> Texts.offered(bill.invoice().terms().defaultLanguage(), Texts.PAYERS))
                .or(() -> Texts.offered(bill.look().defaultLanguage(), Texts.PAYERS))
                .orElse(Locale.ENGLISH);
    }
}

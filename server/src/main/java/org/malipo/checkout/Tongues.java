package org.malipo.checkout;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import org.malipo.checkout.CheckoutView.Tongue;
import org.malipo.web.Page;
import org.malipo.web.Texts;

/** The languages that a payer may choose. */
final class Tongues {
    private Tongues() {}

    static List<Tongue> of(Bill bill, Page page, Visit visit) {
        return Texts.PAYERS.stream()
                .map(language -> new Tongue(
                        nameOf(language),
                        language.toLanguageTag(),
                        visit.at(bill.path(), language.toLanguageTag()),
                        language.getLanguage().equals(page.locale().getLanguage())))
                .toList();
    }

    /** {@return the language's name in itself, as a title begins} */
    private static String nameOf(Locale language) {
        var name = ULocale.forLocale(language).getDisplayName(ULocale.forLocale(language));
        int second = name.offsetByCodePoints(0, 1);
        return name.substring(0, second).toUpperCase(language) + name.substring(second);
    }
}

package org.malipo.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Set;
import org.malipo.access.AmountUnit;

/** The words and figures of one language. */
public final class Words {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "iw", "ur");

    private final Texts texts;
    private final Locale locale;
    private final Figures figures;

    Words(Texts texts, Locale locale, AmountUnit unit) {
        this.texts = texts;
        this.locale = locale;
        this.figures = new Figures(locale, unit);
    }

    /**
     * {@return a message}
     *
     * @param values what stands for {@code {0}}, {@code {1}} and so on
     */
    public String of(String key, Object... values) {
        var pattern = texts.pattern(locale, key);
        return values.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, withLatinDigits(locale)).format(values);
    }

    public Figures figures() {
        return figures;
    }

    public Locale locale() {
        return locale;
    }

    /** {@return the language's tag, as the {@code lang} attribute wants it} */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** {@return {@code ltr} or {@code rtl}} */
    public String dir() {
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }

    /** Amounts are compared with what wallets show, so they have the digits that wallets have. */
    static ULocale withLatinDigits(Locale locale) {
        return ULocale.forLocale(locale).setKeywordValue("numbers", "latn");
    }
}

package org.malipo.invoices.web;

import com.ibm.icu.util.ULocale;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.malipo.access.Public;
import org.malipo.invoices.Languages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The languages that a pay page may be asked for. */
@RestController
@Tag(name = "Miscellaneous")
class LanguagesApi {
    private static final List<LanguageData> ALL =
            Languages.codes().stream().map(LanguageData::of).toList();

    @GetMapping("/misc/lang")
    @Public
    List<LanguageData> languages() {
        return ALL;
    }

    /** @param currentLanguage its name in itself */
    record LanguageData(String code, String currentLanguage) {
        static LanguageData of(String code) {
            var locale = ULocale.forLanguageTag(code.replace("np-", "ne-").replace("zh-SP", "zh"));
            return new LanguageData(code, capitalised(locale.getDisplayNameWithDialect(locale), locale));
        }

        private static String capitalised(String name, ULocale locale) {
            int second = name.offsetByCodePoints(0, 1);
            return name.substring(0, second).toUpperCase(locale.toLocale()) + name.substring(second);
        }
    }
}

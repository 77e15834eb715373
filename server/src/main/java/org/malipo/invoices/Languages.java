package org.malipo.invoices;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that a pay page may be asked for, by the codes that existing clients use. */
public final class Languages {
    private static final List<String> CODES = List.of(
            "am-ET", "ar", "az", "bg-BG", "bs-BA", "ca-ES", "cs-CZ", "da-DK", "de-DE", "el-GR", "en", "es-ES", "fa",
            "fi-FI", "fr-FR", "he", "hi", "hr-HR", "hu-HU", "hy", "id", "is-IS", "it-IT", "ja-JP", "ka", "kk-KZ", "ko",
            "lv", "nl-NL", "no", "np-NP", "pl", "pt-BR", "pt-PT", "ro", "ru-RU", "sk-SK", "sl-SI", "sr", "sv", "sw",
            "th-TH", "tr", "uk-UA", "ur", "vi-VN", "zh-SG", "zh-SP", "zh-TW", "zu");

    private Languages() {}

    public static List<String> codes() {
        return CODES;
    }

    /** {@return the code meant: the same in any case, else the first of the same language} */
    static Optional<String> find(String typed) {
        var wanted = typed.strip().replace('_', '-');
        return CODES.stream()
                .filter(code -> code.equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> CODES.stream()
                        .filter(code -> language(code).equals(language(wanted)))
                        .findFirst());
    }

    private static String language(String code) {
        return code.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }
}

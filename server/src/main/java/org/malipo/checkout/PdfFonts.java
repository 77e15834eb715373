package org.malipo.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The letters of PDFs: DejaVu Sans, which has Latin, Greek, Cyrillic and Arabic letters and the signs of currencies. A
 * document gets fonts of its own, since they remember what was written with them.
 */
@Component
class PdfFonts {
    private final byte[] regular = read("DejaVuSans.ttf");
    private final byte[] bold = read("DejaVuSans-Bold.ttf");

    /** {@return the language, or English where the fonts lack letters that its words are made of} */
    static Locale writable(Locale language) {
        return language.getLanguage().equals("ur") ? Locale.ENGLISH : language;
    }

    BaseFont regular() {
        return font("DejaVuSans.ttf", regular);
    }

    BaseFont bold() {
        return font("DejaVuSans-Bold.ttf", bold);
    }

    /** Only the letters that are used are put into the document. */
    private static BaseFont font(String name, byte[] content) {
        try {
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, content, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try {
            return new ClassPathResource("fonts/" + name).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.malipo.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A table as spreadsheets read it (RFC 4180), written row by row. All texts are quoted, and a text that a spreadsheet would
 * take for a formula begins with an apostrophe, so that nobody who can write a name runs anything where it is opened.
 */
public final class Csv {
    /** What begins a formula in some spreadsheet, the wide forms of Japanese keyboards among it. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer out;

    public Csv(Writer out) {
        this.out = out;
    }

    /**
     * Writes a row.
     *
     * @param cells numbers stand as they are, null is an empty cell, all else is a text
     * @throws UncheckedIOException if the reader is gone
     */
    public void row(@Nullable Object... cells) {
        try {
            for (int at = 0; at < cells.length; at++) {
                out.write(at == 0 ? "" : ",");
                out.write(cell(cells[at]));
            }
            out.write("\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}

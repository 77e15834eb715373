package org.malipo.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.malipo.checkout.ReceiptView.Row;

/**
 * How much a receipt takes of what others wrote. A shop, or whoever may ask it for invoices, can write a book into one, and
 * whoever has the link has it printed again and again. What is cut off ends in an ellipsis.
 */
final class ReceiptRoom {
    /** About ten pages of paper. */
    private static final int MOST_LINES = 300;

    private static final int LINE = 60;
    private static final int LONGEST_LABEL = 120;
    private static final int LONGEST_TEXT = 1_200;
    private static final int MOST_LINES_OF_TEXT = 20;
    private static final String MORE = "…";

    private int left = MOST_LINES;
    private boolean cut;

    /** {@return whether anything was left out} */
    boolean isCut() {
        return cut;
    }

    /** {@return these rows, as far as there is room} */
    List<Row> take(List<Row> rows) {
        var taken = new ArrayList<Row>();
        for (var row : rows) {
            var shortened = shortened(row);
            int lines = lines(shortened.value());
            if (lines > left) {
                cut = true;
                break;
            }
            left -= lines;
            taken.add(shortened);
        }
        return taken;
    }

    private Row shortened(Row row) {
        return new Row(text(row.label(), LONGEST_LABEL), text(row.value(), LONGEST_TEXT), row.at(), row.link());
    }

    private String text(String text, int longest) {
        var head = text.length() <= longest ? text : text.substring(0, longest);
        var kept = head.lines().limit(MOST_LINES_OF_TEXT).collect(Collectors.joining("\n"));
        if (head.length() == text.length() && head.lines().count() <= MOST_LINES_OF_TEXT) {
            return text;
        }
        cut = true;
        return kept + MORE;
    }

    private static int lines(String text) {
        return Math.max(
                1, text.lines().mapToInt(line -> 1 + line.length() / LINE).sum());
    }
}

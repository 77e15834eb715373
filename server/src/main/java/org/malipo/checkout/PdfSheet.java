package org.malipo.checkout;

import java.awt.Color;
import java.io.OutputStream;
import java.text.Bidi;
import java.util.List;
import java.util.stream.Collectors;
import org.malipo.checkout.ReceiptView.Row;
import org.malipo.web.QrPicture;
import org.malipo.web.Words;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Paper, A4, written from top to bottom in the direction of its language. Lengths are in points, 1/72 of an inch. */
final class PdfSheet implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float CODE = 110;
    private static final float SIZE = 10;
    private static final float SMALL = 7;
    private static final float WIDEST = 280; // of a value in a table
    private static final Color INK = new Color(0x14, 0x20, 0x1c);
    private static final Color SOFT = new Color(0x52, 0x60, 0x5b);
    private static final Color LINE = new Color(0xdf, 0xe6, 0xe3);
    /** Stands for a letter that the font lacks, so that nobody thinks that nothing was there. */
    private static final String UNKNOWN = "\u25a1";

    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    private final PdfWriter writer;
    private final BaseFont regular;
    private final BaseFont bold;
    private final boolean rightToLeft;
    private final Color brand;

    /** Where text stands in its cell, seen in the direction of the sheet. */
    private enum Place {
        START,
        MIDDLE,
        END
    }

    PdfSheet(OutputStream out, PdfFonts fonts, Words words, String title, BrandColour brand) {
        this.rightToLeft = words.dir().equals("rtl");
        this.regular = fonts.regular();
        this.bold = fonts.bold();
        this.brand = new Color(brand.red(), brand.green(), brand.blue());
        this.writer = PdfWriter.getInstance(document, out);
        document.addTitle(title);
        document.open();
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle | (rightToLeft ? PdfWriter.DirectionR2L : 0));
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(words.lang()));
    }

    void head(String name, String title) {
        var table = newTable(3, 2);
        table.addCell(cell(name, bold, 18, INK, Place.START));
        table.addCell(cell(title, regular, 13, SOFT, Place.END));
        for (var cell : table.getRow(0).getCells()) {
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderWidth(2);
            cell.setBorderColor(brand);
            cell.setPaddingBottom(10);
            cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
        }
        document.add(table);
    }

    /** @param units may be empty */
    void amount(String amount, String label, String units) {
        var table = newTable(1);
        table.setSpacingBefore(20);
        table.addCell(cell(label, regular, 10, SOFT, Place.START));
        table.addCell(cell(amount, bold, 24, brand, Place.START));
        if (!units.isEmpty()) {
            table.addCell(cell(units, regular, 11, SOFT, Place.START));
        }
        document.add(table);
    }

    /** @param title may be empty */
    void table(String title, List<Row> rows) {
        var table = newTable(2, 3);
        table.setSpacingBefore(16);
        if (!title.isEmpty()) {
            var head = cell(title, bold, 11, INK, Place.START);
            head.setColspan(2);
            table.addCell(head);
            table.setHeaderRows(1);
        }
        for (var row : rows) {
            table.addCell(lined(cell(row.label(), regular, 10, SOFT, Place.START)));
            table.addCell(lined(cell(row.value(), regular, size(row.value()), INK, Place.END)));
        }
        document.add(table);
    }

    /** A sentence of ours. */
    void note(String text) {
        var table = newTable(1);
        table.setSpacingBefore(8);
        table.addCell(cell(text, regular, SIZE, SOFT, Place.START));
        document.add(table);
    }

    /** A transaction's id stays on one line, so that it can be copied. */
    private float size(String value) {
        return regular.getWidthPoint(value, SIZE) <= WIDEST ? SIZE : SMALL;
    }

    /** A QR code, and the same as text below it. */
    void code(QrPicture code, String text) {
        var table = newTable(1);
        table.setSpacingBefore(24);
        table.setKeepTogether(true);
        var picture = new PdfPCell(drawn(code), false);
        picture.setBorder(Rectangle.NO_BORDER);
        picture.setHorizontalAlignment(Element.ALIGN_CENTER);
        table.addCell(picture);
        table.addCell(cell(text, regular, 8, SOFT, Place.MIDDLE));
        document.add(table);
    }

    private Image drawn(QrPicture code) {
        float module = CODE / code.size();
        var drawing = writer.getDirectContent().createTemplate(CODE, CODE);
        drawing.setColorFill(Color.BLACK);
        for (var bar : code.bars()) {
            drawing.rectangle(bar.x() * module, CODE - (bar.y() + 1) * module, bar.width() * module, module);
        }
        drawing.fill();
        return Image.getInstance(drawing);
    }

    private PdfPTable newTable(float... widths) {
        var table = new PdfPTable(rightToLeft ? reversed(widths) : widths);
        table.setWidthPercentage(100);
        table.setRunDirection(rightToLeft ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR);
        return table;
    }

    /** Widths are given from left to right, whatever the direction. */
    private static float[] reversed(float[] widths) {
        var turned = new float[widths.length];
        for (int at = 0; at < widths.length; at++) {
            turned[widths.length - 1 - at] = widths[at];
        }
        return turned;
    }

    /** Text runs in its own direction, as amounts do that stand between Arabic words; its place is the sheet's. */
    private PdfPCell cell(String text, BaseFont base, float size, Color colour, Place place) {
        var cell = new PdfPCell(new Phrase(printable(text, base), new Font(base, size, Font.NORMAL, colour)));
        boolean turned = runsFromTheRight(text);
        cell.setRunDirection(turned ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR);
        cell.setHorizontalAlignment(alignment(place, turned));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPaddingLeft(0);
        cell.setPaddingRight(0);
        return cell;
    }

    private static boolean runsFromTheRight(String text) {
        var letters = text.toCharArray();
        return Bidi.requiresBidi(letters, 0, letters.length);
    }

    /** In text that runs from the right, the library's left is the beginning of a line. */
    private int alignment(Place place, boolean turned) {
        return switch (place) {
            case START -> turned == rightToLeft ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT;
            case MIDDLE -> Element.ALIGN_CENTER;
            case END -> turned == rightToLeft ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT;
        };
    }

    private static PdfPCell lined(PdfPCell cell) {
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5f);
        cell.setPaddingTop(4);
        cell.setPaddingBottom(6);
        return cell;
    }

    private static String printable(String text, BaseFont font) {
        return text.codePoints()
                .mapToObj(point -> point == '\n' || font.charExists(point)
                        ? Character.toString(point)
                        : Character.isWhitespace(point) ? " " : UNKNOWN)
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        document.close();
    }
}

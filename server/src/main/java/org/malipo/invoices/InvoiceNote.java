package org.malipo.invoices;

/**
 * What the staff notes about an invoice.
 *
 * @param text empty if there is none
 * @param version goes up with each change; 0 before the first
 */
public record InvoiceNote(String text, int version) {
    /** In characters. */
    public static final int LONGEST = 2_000;

    static final InvoiceNote NONE = new InvoiceNote("", 0);

    public static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST;
    }
}

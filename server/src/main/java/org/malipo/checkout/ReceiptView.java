package org.malipo.checkout;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.web.QrPicture;

/**
 * The page of a receipt, ready to print.
 *
 * @param path of this page
 * @param link its whole address, for others
 * @param query to be added to links that stay with this receipt; the language, if one was asked for
 * @param reload after how many seconds the page looks again; 0 for never
 * @param print whether it is laid out for a till's printer
 * @param pay path of the pay page while it has something to do or to tell, or null
 * @param receipt null while the invoice is not settled
 */
public record ReceiptView(
        String path,
        String link,
        String query,
        Shop shop,
        Screen screen,
        String sentence,
        String advice,
        int reload,
        boolean print,
        @Nullable String pay,
        @Nullable Receipt receipt) {
    /**
     * Who was paid.
     *
     * @param logo address of a picture, or null
     * @param brand address of the store's colours, or null
     * @param colour the store's own, for paper
     * @param css address of the store's own stylesheet, or null
     * @param back where the payer goes afterwards, or null
     */
    public record Shop(
            String name,
            String title,
            @Nullable String logo,
            @Nullable String brand,
            @Nullable BrandColour colour,
            @Nullable String css,
            @Nullable String back) {}

    /**
     * What was paid.
     *
     * @param amount net, in the currency of the invoice
     * @param units the same in what it was paid with, or empty
     * @param facts order, tax and the like
     * @param sections what the shop wrote down for the payer
     * @param cut whether the shop wrote more than a receipt has room for
     * @param payments empty if the shop does not want them shown
     * @param qr of the link to this page, or null if the shop does not want it shown
     */
    public record Receipt(
            String amount,
            String units,
            List<Row> facts,
            List<Section> sections,
            boolean cut,
            List<Payment> payments,
            @Nullable QrPicture qr) {}

    /**
     * A line of two parts.
     *
     * @param at what stands there instead of the value, or null
     * @param link the value as an address of the web, or null
     */
    public record Row(
            String label,
            String value,
            @Nullable Instant at,
            @Nullable String link) {
        static Row of(String label, String value) {
            return new Row(label, value, null, null);
        }
    }

    /** @param title may be empty */
    public record Section(String title, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Money that arrived.
     *
     * @param worth the amount in the currency of the invoice
     */
    public record Payment(
            PaymentMethodId method,
            String name,
            String amount,
            String worth,
            String rate,
            String destination,
            String txid,
            Instant at) {}
}

package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.NewInvoice.Receipt;

/** A payer's receipt: as a page, and for a printer. */
@InvoiceTest
class ReceiptTests extends ReceiptCase {
    private static final Pattern INLINE = Pattern.compile("<style|<script(?! src)| style=| on[a-z]+=\"");

    @Test
    void showsWhatWasPaidForWhatAndHow() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        var paid = pay(invoice, 10_000);

        var page = page(invoice, "");

        assertThat(page)
                .contains("5.00\u00a0USD", "10\u202f000\u00a0sat", "A-17", "Coffee", "0.80\u00a0USD")
                .containsSubsequence(
                        "Title", "Duka la Kahawa", "Items", "Kahawa", "2 x 1.50 = 3.00", "Chai", "Tip", "0.50")
                .contains("href=\"https://shop.example/w/17\"")
                .contains("<svg class=\"qr\"", "http://127.0.0.1:" + port + "/i/" + invoice.id() + "/receipt")
                .contains(
                        String.valueOf(invoice.prompts().getFirst().destination()),
                        paid.txid().value.toHex())
                .contains("1 BTC = 50,000\u00a0USD")
                .doesNotContain("http-equiv=\"refresh\"", "href=\"javascript");
        assertThat(INLINE.matcher(page).find()).as("anything inline").isFalse();
    }

    @Test
    void isNetOfNetworkFees() {
        var invoice = sell("5.00", "{}", Receipt.DEFAULTS);
        pay(invoice, 25_000);

        assertThat(page(invoice, "")).contains("12.50\u00a0USD", "25\u202f000\u00a0sat");
    }

    @Test
    void tellsAStrangerNothingElseOfTheInvoice() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        pay(invoice, 10_000);

        assertThat(page(invoice, "")).doesNotContain("amina@example.com", "margin 40", "till");
        assertThat(text(pdf(invoice, ""))).doesNotContain("amina@example.com", "margin 40", "till");
    }

    @Test
    void leavesOutWhatTheShopDoesNotWantShown() {
        var invoice = sell("5.00", BOUGHT, new Receipt(true, false, false));
        var paid = pay(invoice, 10_000);

        assertThat(page(invoice, ""))
                .contains("5.00\u00a0USD")
                .doesNotContain("class=\"qr\"", paid.txid().value.toHex());
        assertThat(text(pdf(invoice, "")))
                .contains("5.00\u00a0USD")
                .doesNotContain(paid.txid().value.toHex(), "/receipt");
    }

    @Test
    void saysOnlyTheStateUntilItIsSettledAndLooksAgain() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        assertThat(page(invoice, ""))
                .contains("Waiting for payment", "<meta http-equiv=\"refresh\" content=\"10\">")
                .contains("href=\"/i/" + invoice.id() + "\"")
                .doesNotContain("A-17", "Kahawa", "class=\"qr\"", "/js/print-");

        var made = chain.pay(invoice.prompts().getFirst(), 10_000);
        assertThat(page(invoice, "")).contains("Payment received").doesNotContain("A-17");

        chain.mine(made);
        assertThat(page(invoice, "")).contains("A-17");
    }

    @Test
    void ofANewInvoiceOfNothingLooksAgainSooner() {
        var invoice = sell("0", "{}", Receipt.DEFAULTS);
        assertThat(page(invoice, "")).contains("0.00\u00a0USD").doesNotContain("refresh");

        jdbc.update(
                "update invoice set status = 'NEW' where id = ?", invoice.id().value());

        assertThat(page(invoice, "")).contains("<meta http-equiv=\"refresh\" content=\"2\">");
    }

    @Test
    void thatTheShopDoesNotWantLeadsBackToTheShopOrNowhere() {
        var back = sell(
                "5.00", "{\"orderId\": \"A 1\"}", new Receipt(false, null, null), "https://shop.example/o/{OrderId}");
        var nowhere = sell("5.00", "{}", new Receipt(false, null, null));

        assertThat(get(receipt(back)).statusCode()).isEqualTo(302);
        assertThat(get(receipt(back)).headers().firstValue("Location").orElse(""))
                .startsWith("https://shop.example/o/A");
        assertThat(get(receipt(nowhere)).statusCode()).isEqualTo(404);
        assertThat(get(receipt(nowhere) + ".pdf").headers().firstValue("Location"))
                .hasValue(receipt(nowhere));
    }

    @Test
    void ofAnArchivedInvoiceIsGoneForStrangers() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        pay(invoice, 10_000);
        invoices.archive(invoice.id());

        assertThat(get(receipt(invoice)).statusCode()).isEqualTo(404);
        assertThat(get(receipt(invoice) + ".pdf").statusCode()).isEqualTo(404);
        assertThat(get("/i/nothing/receipt").statusCode()).isEqualTo(404);
    }

    @Test
    void ofWhatWasMarkedByHandSaysSo() {
        var invoice = sell("5.00", "{}", Receipt.DEFAULTS);
        invoices.mark(invoice.id(), InvoiceStatus.SETTLED);

        assertThat(page(invoice, "")).contains("0.00\u00a0USD", "The shop says that it is paid.");
    }

    @Test
    void runsNothingThatTheShopWrote() {
        var invoice = sell("5.00", """
                {"orderId": "<script>alert(1)</script>", "receiptData": {"<b>x</b>": "<img src=x onerror=alert(1)>"}}
                """, Receipt.DEFAULTS);
        pay(invoice, 10_000);

        assertThat(page(invoice, "")).doesNotContain("<script>alert", "<b>x", "<img src=x");
    }

    @Test
    void isLaidOutForAPrinterAndAsksForIt() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        pay(invoice, 10_000);

        assertThat(page(invoice, "?print=true")).contains("receipt-till", "/js/print-", "A-17");
        assertThat(page(invoice, ""))
                .doesNotContain("receipt-till", "/js/print-")
                .contains("?print=true", "receipt.pdf");
    }

    @Test
    void speaksThePayersLanguage() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        pay(invoice, 10_000);

        assertThat(page(invoice, "?lang=sw")).contains("Stakabadhi", "Imelipwa", "Bidhaa", "receipt.pdf?lang=sw");
        assertThat(page(invoice, "?lang=ar")).contains("dir=\"rtl\"", "إيصال");
        assertThat(text(pdf(invoice, "?lang=sw"))).contains("Stakabadhi", "Imelipwa", "Bidhaa");
    }

    @Test
    void isKeptByNobodyAndListedNowhere() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        pay(invoice, 10_000);

        assertThat(get(receipt(invoice)).headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page(invoice, "")).contains("content=\"noindex\"");
        var file = get(receipt(invoice) + ".pdf").headers();
        assertThat(file.firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(file.firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(file.firstValue("Content-Disposition").orElse(""))
                .startsWith("inline")
                .contains("receipt-" + invoice.id());
    }
}

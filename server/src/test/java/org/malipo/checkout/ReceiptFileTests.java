package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.NewInvoice.Receipt;
import org.malipo.web.Texts;
import tools.jackson.databind.json.JsonMapper;

/** A payer's receipt as a file. */
@InvoiceTest
class ReceiptFileTests extends ReceiptCase {
    @Test
    void isAFileWithTheSameContent() throws IOException {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        var paid = pay(invoice, 10_000);

        try (var document = Loader.loadPDF(pdf(invoice, ""))) {
            var text = text(document);
            assertThat(text)
                    .contains(store.name(), "5.00\u00a0USD", "10\u202f000\u00a0sat", "A-17", "0.80\u00a0USD")
                    .containsSubsequence("Title", "Items", "Kahawa", "2 x 1.50 = 3.00", "Tip", "Payment with Bitcoin")
                    .contains(
                            String.valueOf(invoice.prompts().getFirst().destination()),
                            paid.txid().value.toHex())
                    .contains("/i/" + invoice.id() + "/receipt");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Receipt of " + store.name());
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    /** Whatever a shop writes: no link, no script, no file and nothing from elsewhere gets into it. */
    @Test
    void isAFileThatDoesNothing() throws IOException {
        var invoice = sell("5.00", """
                {"orderId": "<img src='http://127.0.0.1/x'>", "receiptData": {"a": "file:///etc/passwd", "b": "https://shop.example/x"}}
                """, Receipt.DEFAULTS);
        pay(invoice, 10_000);

        try (var document = Loader.loadPDF(pdf(invoice, ""))) {
            var catalog = document.getDocumentCatalog();
            assertThat(text(document)).contains("<img src='http://127.0.0.1/x'>", "file:///etc/passwd");
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
            assertThat(catalog.getOpenAction()).isNull();
            assertThat(catalog.getNames()).isNull();
            assertThat(catalog.getCOSObject().containsKey(COSName.AA)).isFalse();
        }
    }

    @Test
    void asAFilePrintsTheLettersAndSignsOfManyCountries() {
        var letters = "Ng'ombe – Šećer, ₦500 €2 ₹3 ₵4 Ωμέγα Сахар";
        var invoice = sell(
                "5.00",
                "{\"orderId\": \"%s\", \"receiptData\": {\"سكر\": \"قهوة\", \"Seal\": \"印\"}}".formatted(letters),
                Receipt.DEFAULTS);
        pay(invoice, 10_000);

        var text = text(pdf(invoice, ""));

        assertThat(text)
                .contains(letters)
                .contains("\u25a1"); // no Chinese letters, and the reader sees that one is missing
        assertThat(plainArabic(text)).contains("قهوة", "سكر");
    }

    @Test
    void asAFileInArabicRunsFromRightToLeft() throws IOException {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        pay(invoice, 10_000);

        try (var document = Loader.loadPDF(pdf(invoice, "?lang=ar"))) {
            assertThat(plainArabic(text(document))).contains("إيصال", "الطلب", "A-17", "تم الدفع");
            assertThat(document.getDocumentCatalog().getViewerPreferences().getReadingDirection())
                    .isEqualTo("R2L");
        }
    }

    /** A box stands for a letter that the fonts lack; none of our own words has one. */
    @Test
    void asAFileHasNoWordThatItCanNotPrint() {
        var invoice = sell(
                "5.00",
                "{\"taxIncluded\": 1, \"receiptData\": {\"cart\": {\"a\": \"b\"}, \"tip\": \"c\"}}",
                Receipt.DEFAULTS);
        pay(invoice, 10_000);

        assertThat(Texts.PAYERS)
                .allSatisfy(language -> assertThat(text(pdf(invoice, "?lang=" + language.toLanguageTag())))
                        .contains("USD")
                        .doesNotContain("\u25a1"));
    }

    @Test
    void asAFileGoesOnOnFurtherPages() throws IOException {
        var metadata = JsonMapper.shared().createObjectNode();
        var cart = metadata.putObject("receiptData").putObject("cart");
        for (int number = 1; number <= 120; number++) {
            cart.put("Thing " + number, number + ".00 USD");
        }
        var invoice = sell("5.00", metadata.toString(), Receipt.DEFAULTS);
        pay(invoice, 10_000);

        try (var document = Loader.loadPDF(pdf(invoice, ""))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            assertThat(text(document)).contains("Thing 1 ", "Thing 120");
        }
    }

    @Test
    void isNoFileBeforeTheInvoiceIsSettled() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);

        var answer = get(receipt(invoice) + ".pdf");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue(receipt(invoice));
    }

    /** Whoever can ask for invoices can write a book into one, and have it printed by whoever has the link. */
    @Test
    void asAFileEndsBeforeItIsABookAndSaysSo() throws IOException {
        var metadata = JsonMapper.shared().createObjectNode();
        metadata.put("itemDesc", "coffee ".repeat(20_000)).put("orderId", "line\n".repeat(5_000));
        var cart = metadata.putObject("receiptData").putObject("cart");
        for (int number = 1; number <= 390; number++) {
            cart.put("Thing " + number, "word ".repeat(400));
        }
        var invoice = sell("5.00", metadata.toString(), Receipt.DEFAULTS);
        pay(invoice, 10_000);

        try (var document = Loader.loadPDF(pdf(invoice, ""))) {
            assertThat(document.getNumberOfPages()).isLessThan(16);
            assertThat(text(document)).contains("Thing 1 ", "was too long for a receipt");
        }
        assertThat(page(invoice, "?print=true"))
                .hasSizeLessThan(60_000)
                .contains("Thing 1<", "was too long for a receipt");
    }

    @Test
    void asAFileWithRoomForAllSaysNothingOfLength() {
        var invoice = sell("5.00", BOUGHT, Receipt.DEFAULTS);
        pay(invoice, 10_000);

        assertThat(text(pdf(invoice, ""))).doesNotContain("too long");
        assertThat(page(invoice, "")).doesNotContain("too long");
    }
}

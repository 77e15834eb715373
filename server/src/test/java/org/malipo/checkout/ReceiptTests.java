package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.NewInvoice;
import org.malipo.invoices.NewInvoice.Receipt;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.PretendedChain.Made;
import org.malipo.invoices.Shop;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.malipo.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A payer's receipt: as a page, for a printer, and as a file. A bitcoin costs 50,000 USD. */
@InvoiceTest
class ReceiptTests {
    private static final Pattern INLINE = Pattern.compile("<style|<script(?! src)| style=| on[a-z]+=\"");
    private static final String BOUGHT = """
            {"orderId": "A-17", "itemDesc": "Coffee", "taxIncluded": 0.8, "buyerEmail": "amina@example.com",
             "internal": "margin 40 %", "posData": {"till": "two"},
             "receiptData": {"Title": "Duka la Kahawa", "Cart": {"Kahawa": "2 x 1.50 = 3.00", "Chai": "1 x 2.00 = 2.00"},
                             "Tip": "0.50", "Warranty": "https://shop.example/w/17", "Bad": "javascript:alert(1)"}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private Invoices invoices;

    @Autowired
    private JdbcTemplate jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private Store store;

    @BeforeEach
    void openAShop() {
        chain.begin();
        store = shop.open();
    }

    @AfterEach
    void close() {
        http.close();
    }

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

    private InvoiceView sell(String usd, String metadata, Receipt receipt) {
        return sell(usd, metadata, receipt, null);
    }

    private InvoiceView sell(String usd, String metadata, Receipt receipt, @Nullable String back) {
        return invoices.create(
                store,
                new NewInvoice(
                        new BigDecimal(usd),
                        new CurrencyCode("USD"),
                        (ObjectNode) JsonMapper.shared().readTree(metadata),
                        new NewInvoice.Checkout(null, null, null, null, null, null, null, back, null, null),
                        receipt,
                        List.of()));
    }

    private Made pay(InvoiceView invoice, long sats) {
        var made = chain.pay(invoice.prompts().getFirst(), sats);
        chain.mine(made);
        return made;
    }

    private static String receipt(InvoiceView invoice) {
        return "/i/" + invoice.id() + "/receipt";
    }

    private String page(InvoiceView invoice, String query) {
        var answer = get(receipt(invoice) + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private byte[] pdf(InvoiceView invoice, String query) {
        var answer = get(receipt(invoice) + ".pdf" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return text(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(PDDocument document) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(document);
    }

    /** Letters on paper have the forms that they have beside each other. */
    private static String plainArabic(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private HttpResponse<byte[]> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

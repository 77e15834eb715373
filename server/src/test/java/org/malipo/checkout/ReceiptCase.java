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
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.NewInvoice;
import org.malipo.invoices.NewInvoice.Receipt;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.PretendedChain.Made;
import org.malipo.invoices.Shop;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A shop that sells and is paid, and what it then gives its payers. A bitcoin costs 50,000 USD. */
abstract class ReceiptCase {
    static final String BOUGHT = """
            {"orderId": "A-17", "itemDesc": "Coffee", "taxIncluded": 0.8, "buyerEmail": "amina@example.com",
             "internal": "margin 40 %", "posData": {"till": "two"},
             "receiptData": {"Title": "Duka la Kahawa", "Cart": {"Kahawa": "2 x 1.50 = 3.00", "Chai": "1 x 2.00 = 2.00"},
                             "Tip": "0.50", "Warranty": "https://shop.example/w/17", "Bad": "javascript:alert(1)"}}
            """;

    @LocalServerPort
    int port;

    @Autowired
    PretendedChain chain;

    @Autowired
    Shop shop;

    @Autowired
    Invoices invoices;

    @Autowired
    JdbcTemplate jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    Store store;

    @BeforeEach
    void openAShop() {
        chain.begin();
        store = shop.open();
    }

    @AfterEach
    void close() {
        http.close();
    }

    InvoiceView sell(String usd, String metadata, Receipt receipt) {
        return sell(usd, metadata, receipt, null);
    }

    InvoiceView sell(String usd, String metadata, Receipt receipt, @Nullable String back) {
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

    Made pay(InvoiceView invoice, long sats) {
        var made = chain.pay(invoice.prompts().getFirst(), sats);
        chain.mine(made);
        return made;
    }

    static String receipt(InvoiceView invoice) {
        return "/i/" + invoice.id() + "/receipt";
    }

    String page(InvoiceView invoice, String query) {
        var answer = get(receipt(invoice) + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    byte[] pdf(InvoiceView invoice, String query) {
        var answer = get(receipt(invoice) + ".pdf" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return text(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String text(PDDocument document) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(document);
    }

    /** Letters on paper have the forms that they have beside each other. */
    static String plainArabic(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    HttpResponse<byte[]> get(String path) {
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

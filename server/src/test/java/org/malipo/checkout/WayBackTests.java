package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.NewInvoice;
import org.malipo.invoices.NewInvoice.Receipt;
import org.malipo.money.CurrencyCode;

/** Where payers go afterwards, and when they go by themselves. */
@InvoiceTest
class WayBackTests extends PayPageCase {
    @Test
    void fillsInWhatTheShopWantsToKnow() {
        var link = "https://shop.example/thanks?o={ORDERID}&i={invoiceId}&s={Status}";
        var invoice = sellWithOrder("10 & 42", redirecting(link, false));

        chain.mine(chain.pay(prompt(invoice), 10_000));

        assertThat(page(invoice))
                .contains("https://shop.example/thanks?o=10%20%26%2042&amp;i=" + invoice.id() + "&amp;s=Settled")
                .doesNotContain("data-leave");
        assertThat(json("/i/" + invoice.id() + "/status")
                        .path("merchantRefLink")
                        .asString())
                .isEqualTo("https://shop.example/thanks?o=10%20%26%2042&i=" + invoice.id() + "&s=Settled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "/local",
                "//elsewhere.example",
                "mailto:a@b.example",
                "https:nowhere",
                "https://shop.example/{Unknown}"
            })
    void leadsToWebPagesOnly(String link) {
        var invoice = sell(redirecting(link, true));

        chain.mine(chain.pay(prompt(invoice), 10_000));

        assertThat(page(invoice)).contains("Paid").doesNotContain("data-leave", "Back to");
        assertThat(json("/i/" + invoice.id() + "/status")
                        .path("merchantRefLink")
                        .asString())
                .isEqualTo("/i/" + invoice.id() + "/receipt");
    }

    @Test
    void isTakenWithoutAskingOnlyOnceItIsPaid() {
        var invoice = sell(redirecting("https://shop.example/{Status}", true));
        assertThat(page(invoice)).doesNotContain("data-leave");

        var paid = chain.pay(prompt(invoice), 10_000);
        assertThat(page(invoice)).doesNotContain("data-leave").contains("href=\"https://shop.example/Processing\"");

        chain.mine(paid);
        assertThat(page(invoice)).contains("data-leave=\"https://shop.example/Settled\"");
    }

    @Test
    void isTheReceiptWhereTheShopHasNoPageOfItsOwn() {
        var invoice = sell();
        assertThat(json("/i/" + invoice.id() + "/status")
                        .path("merchantRefLink")
                        .asString())
                .isEqualTo("/");

        chain.mine(chain.pay(prompt(invoice), 10_000));

        var receipt = "/i/" + invoice.id() + "/receipt";
        assertThat(page(invoice)).contains("href=\"" + receipt + "\"");
        assertThat(open("/i/" + invoice.id() + "?view=modal&lang=sw").body())
                .contains("href=\"" + receipt + "?lang=sw\" target=\"_top\"");
        assertThat(json("/i/" + invoice.id() + "/status").path("receiptLink").asString())
                .isEqualTo(receipt);
    }

    @Test
    void isTakenAtOnceWhereNothingIsToBePaid() {
        var withReceipt = sellForNothing(Receipt.DEFAULTS);
        var without = sellForNothing(new Receipt(false, null, null));

        assertThat(goesTo(withReceipt)).hasValue("/i/" + withReceipt.id() + "/receipt");
        assertThat(goesTo(without)).hasValue("https://shop.example/free?id=" + without.id());
    }

    private InvoiceView sellForNothing(Receipt receipt) {
        var checkout = redirecting("https://shop.example/free?id={InvoiceId}", false);
        return invoices.create(
                store, new NewInvoice(BigDecimal.ZERO, new CurrencyCode("USD"), null, checkout, receipt, List.of()));
    }

    private Optional<String> goesTo(InvoiceView invoice) {
        return open("/i/" + invoice.id()).headers().firstValue("Location");
    }
}

package org.malipo.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.stores.StoreDeletion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Money that goes out, on pages: from a refund to its payment. */
@PayoutTest
class PayoutPagesTests extends PayoutCase {
    @LocalServerPort
    int port;

    @Autowired
    StoreDeletion deletion;

    private Browser browser = new Browser(0);

    /** Pages send everybody to the first administrator's page until there is one. */
    @BeforeEach
    void signIn() {
        people.none();
        people.admin();
        openAShop();
        browser = new Browser(port);
        browser.signIn(owner.email(), People.PASSWORD);
    }

    @Test
    void refundsAnInvoiceToTheEnd() {
        var invoice = shop.sell(store, "100");
        chain.mine(chain.pay(invoice.prompt(PaymentMethodId.BTC_CHAIN).orElseThrow(), 200_000));
        var refund = "/stores/" + store.id() + "/invoices/" + invoice.id() + "/refund";
        assertThat(browser.open(refund.replace("/refund", "")).body()).contains(refund);
        assertThat(browser.open(refund).body()).contains("0.00200000", "100.00");

        var made = browser.submit(refund, Map.of("variant", "FIAT", "percentage", "10"));
        var pullPayment = made.headers().firstValue("Location").orElseThrow();
        assertThat(browser.open(pullPayment).body()).contains("90.00");
        var id = pullPayment.substring(pullPayment.lastIndexOf('/') + 1);

        assertThat(browser.open(refund.replace("/refund", "")).body()).contains("Someone gave money back");
        var payer = new Browser(port);
        assertThat(payer.open("/pull-payments/" + id).body()).contains("90.00", "Your bitcoin address");
        assertThat(payer.submit("/pull-payments/" + id + "/claim", Map.of("destination", "x", "amount", "1000"))
                        .body())
                .contains("This is not a bitcoin address of the right network.", "value=\"x\"");
        assertThat(payer.submit(
                                "/pull-payments/" + id + "/claim",
                                Map.of("destination", freshAddress(), "amount", "1e-999999999"))
                        .body())
                .contains("A number above 0, please");
        assertThat(payer.submit(
                                "/pull-payments/" + id + "/claim",
                                Map.of("destination", freshAddress(), "amount", "1000"))
                        .body())
                .contains("This is more than is left.");
        assertThat(payer.submit("/pull-payments/" + id + "/claim", Map.of("destination", freshAddress(), "amount", ""))
                        .statusCode())
                .isEqualTo(302);
        assertThat(payer.open("/pull-payments/" + id + "?claimed=true").body())
                .contains("Your claim is in", "Awaiting approval");

        var payout = "/stores/" + store.id() + "/payouts/"
                + get("/api/v1/pull-payments/" + id + "/payouts").text("/0/id");
        assertThat(browser.open("/stores/" + store.id() + "/payouts").body()).contains(payout);
        browser.open(payout);
        browser.submit(payout + "/approve", Map.of());
        assertThat(browser.open(payout).body()).contains("180\u202f000");
        browser.submit(payout + "/paid", Map.of("note", "txid <b>"));
        assertThat(browser.open(payout).body())
                .contains("txid &lt;b&gt;", "Paid")
                .doesNotContain("Mark as paid");
    }

    @Test
    void keepsAStoreThatOwesMoney() {
        var address = "/stores/" + store.id();
        var payout = claimed(granted("1", "BTC"), claim(freshAddress(), "0.1"));

        assertThat(browser.open(address + "/delete").body()).contains("One payout is not over yet");
        assertThat(browser.submit(address + "/delete", Map.of("name", store.name()))
                        .statusCode())
                .isEqualTo(422);
        delete(one(payout));

        assertThat(deletion.obstacles(store.id())).isEmpty();
        browser.open(address + "/delete");
        assertThat(browser.submit(address + "/delete", Map.of("name", store.name()))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void saysWhatIsWrongInAForm() {
        var path = "/stores/" + store.id() + "/pull-payments/new";
        browser.open(path);

        var refused = browser.submit(path, Map.of("name", "Prize", "amount", "much", "currency", "ZZZZ"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("A number above 0, please", "This currency is not known.", "value=\"Prize\"");
    }

    @Test
    void archivesAPullPayment() {
        var id = granted("1", "BTC");
        var path = "/stores/" + store.id() + "/pull-payments/" + id;
        assertThat(browser.open(path + "/archive").body()).contains("Close");

        browser.submit(path + "/archive", Map.of());

        assertThat(browser.open(path).body()).contains("Archived");
        assertThat(new Browser(port).open("/pull-payments/" + id).body()).contains("Nothing can be claimed any more.");
    }
}

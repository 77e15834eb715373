package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page of one invoice: why it is in its state, and what the shop wrote down with it. */
class InvoicePageTests extends InvoicePageCase {
    @Test
    void tellsWhereTheRateCameFromAndWhatIsAsked() {
        assertThat(story())
                .contains("The rate was fixed: 1 BTC = 50,000\u00a0USD, from ", "Rule", "BTC_USD")
                .contains(
                        "It can be paid with Bitcoin.",
                        String.valueOf(prompt(invoice).destination()))
                .contains("Asked in all 200\u202f000\u00a0sat", "The invoice was made.");
    }

    @Test
    void tellsOfAPaymentFromArrivalToSettlementNewestFirst() {
        var paid = chain.pay(prompt(invoice), HUNDRED_USD);
        chain.mine(paid);

        assertThat(story())
                .containsSubsequence(
                        "Paid and confirmed. The invoice is settled.",
                        "200\u202f000\u00a0sat are confirmed.",
                        "Everything has arrived and waits for confirmations.",
                        "200\u202f000\u00a0sat arrived.",
                        "It can be paid with Bitcoin.",
                        "The rate was fixed",
                        "The invoice was made.")
                .contains(paid.txid().value.toHex().substring(0, 8), "1 of 1 confirmation");
    }

    @Test
    void keepsPaymentsThatWereReplacedAndSaysByWhat() {
        var loser = chain.pay(prompt(invoice), 50_000, true);
        var winner = chain.made(chain.script(prompt(invoice)), 60_000, clock.instant(), true);

        chain.replace(loser, winner);

        assertThat(story())
                .contains("50\u202f000\u00a0sat were replaced by another transaction. They do not count.")
                .contains("Replaced by " + winner.txid().value.toHex().substring(0, 8));
        assertThat(open()).contains("<s>50\u202f000\u00a0sat</s>");
    }

    @Test
    void namesWhoMarkedAndArchivedIt() {
        browser.open(path());
        browser.submit(path() + "/status", Map.of("status", "settled"));
        browser.submit(path() + "/archive", Map.of());
        browser.submit(path() + "/unarchive", Map.of());

        assertThat(story())
                .containsSubsequence(
                        owner.email() + " brought it back from the archive.",
                        owner.email() + " archived it.",
                        owner.email() + " marked it as settled.")
                .doesNotContain("Someone marked it");
        assertThat(open()).contains("\"manuallyMarked\":true");
    }

    @Test
    void namesTheKeyThatMarkedIt() {
        var key = people.unrestrictedKey(owner);
        var answer = InvoicesApiCase.call(
                People.as(anybody, People.token(key)),
                HttpMethod.POST,
                InvoicesApiCase.one(invoice.id().value()) + "/status",
                "{\"status\": \"Invalid\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(story())
                .containsPattern(Pattern.quote(owner.email()) + " \\(API key [0-9a-f]{8}…\\) marked it as invalid\\.");
    }

    @Test
    void saysWhenALazyPromptGotItsAddress() {
        var lazy = shop.sell(
                store,
                "100.00",
                checkout -> new NewInvoice.Checkout(null, null, null, true, null, null, null, null, null, null));
        clock.tick(Duration.ofMinutes(2));
        invoices.activate(lazy.id(), PaymentMethodId.BTC_CHAIN);
        invoice = shop.look(lazy);

        assertThat(story()).containsSubsequence("The payer picked Bitcoin and got an address.", "The rate was fixed");
    }

    @Test
    void ofAnOldInvoiceTellsWhatIsLeftAndSaysSo() {
        chain.mine(chain.pay(prompt(invoice), HUNDRED_USD));
        clock.tick(Duration.ofDays(91));
        jdbc.update("delete from event where subject = ?", invoice.id().value());

        assertThat(story())
                .contains("Some events are so old that the log has dropped them.")
                .contains("200\u202f000\u00a0sat arrived.", "The rate was fixed", "The invoice was made.")
                .doesNotContain("The invoice is settled");
    }

    @Test
    void anInvoiceFromBeforeRatesWereRecordedSaysSo() {
        jdbc.update(
                "update invoice_prompt set rate_source = null, rate_rule = null, rate_at = null where invoice_id = ?",
                invoice.id().value());

        assertThat(story()).contains("Where it came from was not recorded then.");
    }

    @Test
    void showsWhatTheShopWroteDownAsATreeAndRunsNoneOfIt() {
        invoice = sell("""
                {"orderId": "A-1", "orderUrl": "https://shop.example/orders/1", "buyerName": "Amina", "buyerCity": "Moshi",
                 "buyerEmail": "amina@example.com", "comment": "No\\nsugar <b>please</b>", "itemCode": "kahawa",
                 "posData": "{\\"cart\\": [{\\"title\\": \\"Kahawa\\", \\"count\\": 2}]}",
                 "evil": "<script>alert(1)</script>", "link": "javascript:alert(1)", "site": "http://shop.example/x"}
                """);

        var page = open();

        assertThat(text(page))
                .contains("Amina", "Moshi", "amina@example.com", "kahawa")
                .contains("posData cart 1 title Kahawa count 2")
                .contains("<b>please</b>", "<script>alert(1)</script>");
        assertThat(page)
                .contains("href=\"https://shop.example/orders/1\"", "href=\"http://shop.example/x\"")
                .doesNotContain("<script>alert", "<b>please", "href=\"javascript");
    }

    @Test
    void anOrderLinkThatRunsSomethingIsNoLink() {
        invoice = sell("{\"orderId\": \"A-1\", \"orderUrl\": \"javascript:alert(1)\"}");

        assertThat(open()).doesNotContain("href=\"javascript");
    }

    @Test
    void dataWithoutEndIsCutAndThePageStaysSmall() {
        var metadata = JsonMapper.shared().createObjectNode();
        var inner = metadata;
        for (int depth = 0; depth < 50; depth++) {
            inner = inner.putObject("level");
        }
        inner.put("deep", "too-deep");
        var many = metadata.putArray("many");
        for (int number = 0; number < 5_000; number++) {
            many.add("n" + number);
        }
        invoice = shop.sellWith(store, "5.00", metadata);

        var tree = open().replaceAll("(?s)<pre.*?</pre>", "");

        assertThat(tree).contains("n300", "…").doesNotContain("too-deep", "n4999");
    }

    private InvoiceView sell(String metadata) {
        return shop.sellWith(store, "5.00", (ObjectNode) JsonMapper.shared().readTree(metadata));
    }
}

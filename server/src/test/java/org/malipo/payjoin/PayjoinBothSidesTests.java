package org.malipo.payjoin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.bitcoin.AccountType;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.wallets.StoreWallet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** One store pays another one of the same server by a payjoin. */
class PayjoinBothSidesTests extends PayjoinCase {
    @Autowired
    private RestTestClient client;

    private StoreWallet customer;

    @BeforeEach
    void aStoreThatPays() {
        customer = wallet(AccountType.SEGWIT, true);
    }

    private JsonNode pays(InvoiceView invoice) {
        var link = "bitcoin:%s?amount=0.002&pj=http://localhost:%d/BTC/pj".formatted(address(invoice), port);
        var answer = People.as(client, People.token(people.key(admin, "unrestricted")))
                .post()
                .uri(
                        "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet/transactions",
                        customer.store().value())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"destinations\":[{\"destination\":\"%s\"}],\"feerate\":2}".formatted(link))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult();
        settle();
        return Objects.requireNonNull(answer.getResponseBody());
    }

    private String address(InvoiceView invoice) {
        return String.valueOf(jdbc.queryForObject(
                "select address from invoice_prompt where invoice_id = ?",
                String.class,
                invoice.id().value()));
    }

    private Transaction sent(JsonNode answer) {
        var txid = answer.path("transactionHash").asString();
        return node.mempool().stream()
                .filter(tx -> tx.txid.toString().equals(txid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void settlesTheInvoiceByTheJointTransaction() {
        OutPoint ours = coin(300_000);
        OutPoint theirs = coin(customer, 500_000);
        var invoice = invoice();

        var payjoin = sent(pays(invoice));

        assertThat(payjoin.txIn).extracting(input -> input.outPoint).containsExactlyInAnyOrder(ours, theirs);
        mined(payjoin);
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.SETTLED);
        assertThat(payments(invoice)).singleElement().satisfies(payment -> {
            assertThat(payment.txid()).isEqualTo(payjoin.txid.toString());
            assertThat(payment.value()).isEqualByComparingTo("0.002");
        });
        twoMinutesLater();
        assertThat(node.mempool()).isEmpty();
        assertThat(heldCoins()).isZero();
    }

    /** It has no coin that could join. */
    @Test
    void paysPlainlyWhereTheShopCanMakeNone() {
        OutPoint theirs = coin(customer, 500_000);
        var invoice = invoice();

        var plain = sent(pays(invoice));

        assertThat(plain.txIn).extracting(input -> input.outPoint).containsExactly(theirs);
        mined(plain);
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.SETTLED);
        assertThat(heldCoins()).isZero();
    }
}

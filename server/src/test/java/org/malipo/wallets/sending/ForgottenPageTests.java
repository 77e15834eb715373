package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.PretendedNode;

/** A payment that nodes have forgotten and that may come back: nobody pays twice without having been told. */
class ForgottenPageTests extends SendPageCase {
    private static final String MAY_RETURN = "that nodes have forgotten may come back.";

    private Transaction forgotten;
    private OutPoint other;

    @BeforeEach
    void aForgottenPayment() {
        node.takeReplacements();
        coin(100_000);
        followed(pay(typed(stranger(), "40000")));
        forgotten = sent();
        node.hear(forgotten);
        node.forget(forgotten);
        settleDown();
        assertThat(states()).containsExactly("evicted");
        other = coin(70_000);
    }

    private HttpResponse<String> look(String way) {
        return browser.submit(
                path("/bump"),
                List.of(
                        Map.entry("tx", forgotten.txid.toString()),
                        Map.entry("way", way),
                        Map.entry("hurry", "own"),
                        Map.entry("rate", "9")));
    }

    private void hear(Transaction tx) {
        node.hear(tx);
        settleDown();
    }

    @Test
    void theTransactionSaysSoAndLeadsToWhatHelps() {
        assertShown(
                browser.open(path("/transactions/" + forgotten.txid)),
                "Do not pay again from other coins, you may pay twice",
                "/wallet/bump?tx=" + forgotten.txid);
    }

    @Test
    void theFormForSendingSaysSo() {
        assertShown(
                browser.open(path("/send")),
                "A payment of 40\u202f000\u00a0sat " + MAY_RETURN,
                "/wallet/bump?tx=" + forgotten.txid);
    }

    @Test
    void whoPaysTheSameAddressFromOtherCoinsIsWarned() {
        var review = typed(stranger(), "30000", "coin", Outpoints.print(other));

        assertShown(review, "You have paid this address before", "both may go through and you pay twice");
    }

    @Test
    void whoPaysAnotherAddressIsTold() {
        var review = typed(wallet.scheme().address(Branch.DEPOSIT, 9), "30000", "coin", Outpoints.print(other));

        assertShown(review, MAY_RETURN);
        assertThat(review.body()).doesNotContain("You have paid this address before");
    }

    @Test
    void oneOfTheSameCoinsTakesItsPlace() {
        var coin = Outpoints.print(forgotten.txIn.getFirst().outPoint);

        assertShown(typed(stranger(), "30000", "coin", coin), "This takes the place of a forgotten payment");
    }

    @Test
    void aHigherFeePaysTheSameOnce() {
        var page = browser.open(path("/bump?tx=" + forgotten.txid));
        assertShown(page, "Pay a higher fee", "Take it back", "Not possible. Nodes have forgotten the transaction");

        followed(browser.submit(path("/bump/pay"), fields(look("replacement"))));

        assertThat(sent().txIn.getFirst().outPoint).isEqualTo(forgotten.txIn.getFirst().outPoint);
        assertThat(sent().txOut).contains(new TxOut(new Satoshi(40_000), PretendedNode.stranger()));
        assertThat(browser.open(path("/send")).body()).doesNotContain(MAY_RETURN);
        hear(sent());
        assertThat(states()).containsExactly("replaced", "sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void itIsTakenBack() {
        followed(browser.submit(path("/bump/cancel/pay"), fields(look("cancellation"))));

        assertThat(sent().txOut)
                .extracting(out -> out.publicKeyScript.toByteArray())
                .containsExactly(wallet.scheme().scriptPubKey(Branch.CHANGE, 1));
    }

    @Test
    void whatLostItsCoinsIsOver() {
        var winner = node.conflicting(forgotten);
        node.accept(winner);
        hear(winner);

        assertThat(states()).containsExactly("replaced");
        assertThat(browser.open(path("/send")).body()).doesNotContain(MAY_RETURN);
        assertShown(browser.open(path("/bump?tx=" + forgotten.txid)), "Another transaction took its place.");
    }

    @Test
    void twoWeeksLaterItIsOfferedNoMore() {
        clock.tick(Duration.ofDays(15));

        var page = browser.open(path("/send"));

        assertShown(page, "Look at the transaction");
        assertThat(page.body()).doesNotContain(MAY_RETURN);
    }
}

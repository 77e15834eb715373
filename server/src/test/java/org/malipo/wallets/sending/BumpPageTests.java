package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.chain.PretendedNode;

/** Raising fees and taking transactions back, on the pages. */
class BumpPageTests extends SendPageCase {
    @BeforeEach
    void replacementsAreTaken() {
        node.takeReplacements();
    }

    private Transaction paid(String sats) {
        followed(pay(typed(stranger(), sats)));
        var tx = sent();
        hear(tx);
        return tx;
    }

    private void hear(Transaction tx) {
        node.hear(tx);
        settleDown();
    }

    private HttpResponse<String> ways(OutPoint... coins) {
        return browser.open(path("/bump?tx=" + String.join("&tx=", ids(coins))));
    }

    private static List<String> ids(OutPoint... coins) {
        return List.of(coins).stream().map(coin -> coin.txid.toString()).toList();
    }

    private HttpResponse<String> ways(Transaction tx) {
        return browser.open(path("/bump?tx=" + tx.txid));
    }

    /** {@return the transaction that a way comes to, at a rate that was typed} */
    private HttpResponse<String> look(String way, String rate, String... txids) {
        var form = new ArrayList<Map.Entry<String, String>>();
        List.of(txids).forEach(txid -> form.add(Map.entry("tx", txid)));
        form.add(Map.entry("way", way));
        form.add(Map.entry("hurry", "own"));
        form.add(Map.entry("rate", rate));
        return browser.submit(path("/bump"), form);
    }

    private HttpResponse<String> carryOut(String where, HttpResponse<String> review) {
        assertShown(review, "name=\"fee\"");
        return browser.submit(path("/bump" + where), fields(review));
    }

    private static long vbytes(Transaction tx) {
        return (Transaction.weight(tx) + 3L) / 4;
    }

    @Test
    void theTransactionLeadsToIt() {
        coin(100_000);
        var tx = paid("40000");

        assertShown(browser.open(path("/transactions/" + tx.txid)), "/wallet/bump?tx=" + tx.txid);
    }

    @Test
    void saysWhatIsPossibleWhatItCostsAndHowLongItTakes() {
        coin(100_000);
        var tx = paid("40000");

        assertShown(
                ways(tx),
                "Fee that is paid now",
                fee(tx) + "\u00a0sat",
                "Expected wait",
                "Pay a higher fee",
                "Let a second transaction pay",
                "Take it back",
                "more than now.",
                "At least 3",
                "Look at the new transaction");
    }

    @Test
    void saysWhyNot() {
        var incoming = freshCoin(60_000);

        assertShown(
                ways(incoming),
                "Not possible. Somebody else has paid into the transaction.",
                "Look at the second transaction");
    }

    @Test
    void replacesItAfterALook() {
        coin(100_000);
        var tx = paid("40000");

        var review = look("replacement", "10", tx.txid.toString());

        assertShown(
                review, "Is the higher fee right?", stranger(), "10 sat/vB", fee(tx) + "\u00a0sat are paid already");
        assertThat(sent()).isEqualTo(tx);
        var page = followed(carryOut("/pay", review));
        assertThat(sent().txOut).contains(new TxOut(new Satoshi(40_000), PretendedNode.stranger()));
        assertThat(fee(sent())).isBetween(10 * vbytes(sent()), 11 * vbytes(sent()));
        assertShown(page, sent().txid.toString(), "On the way");
        hear(sent());
        assertThat(states()).containsExactly("replaced", "sent");
        assertShown(browser.open(path("/transactions/" + tx.txid)), "Replaced");
    }

    @Test
    void replacesOnceWhatIsSentTwice() {
        coin(100_000);
        var tx = paid("40000");
        var form = fields(look("replacement", "10", tx.txid.toString()));

        var first = browser.submit(path("/bump/pay"), form);
        hear(sent());
        var second = browser.submit(path("/bump/pay"), form);

        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(states()).hasSize(2);
    }

    @Test
    void bringsEverythingBack() {
        coin(100_000);
        var tx = paid("40000");

        var review = look("cancellation", "6", tx.txid.toString());

        assertShown(review, "Take it all back?", "Change, back to you, 1/1");
        followed(carryOut("/cancel/pay", review));
        assertThat(sent().txOut)
                .extracting(out -> out.publicKeyScript.toByteArray())
                .containsExactly(wallet.scheme().scriptPubKey(Branch.CHANGE, 1));
    }

    @Test
    void aSecondTransactionPaysForSeveral() {
        var one = freshCoin(30_000);
        var two = freshCoin(40_000);

        var page = ways(one, two);
        assertShown(page, "Raise the fees of several", "Help several at once", "Let a second transaction pay");
        assertThat(page.body()).doesNotContain("Take it back");
        followed(carryOut("/pay", look("child", "4", ids(one, two).toArray(String[]::new))));

        assertThat(sent().txIn).extracting(in -> in.outPoint).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void saysThatTheRecipientGetsLess() {
        coin(100_000);
        followed(pay(typed(stranger(), "", "all", "true")));
        hear(sent());

        assertShown(look("replacement", "8", sent().txid.toString()), "There is no change: whoever is paid gets");
    }

    @Test
    void doesNothingElseThanWhatWasShown() {
        coin(100_000);
        var tx = paid("40000");
        var form = new ArrayList<>(fields(look("replacement", "10", tx.txid.toString())));
        form.replaceAll(field -> field.getKey().equals("rate") ? Map.entry("rate", "90") : field);

        assertRefused(browser.submit(path("/bump/pay"), form), "The wallet has changed since you looked.", "90 sat/vB");

        assertThat(sent()).isEqualTo(tx);
    }

    @Test
    void saysWhatIsWrongWithTheRate() {
        coin(100_000);
        var tx = paid("40000").txid.toString();

        assertRefused(look("replacement", "2.5", tx), "Nodes ask for a higher rate.", "value=\"2.5\"");
        assertRefused(look("replacement", "lots", tx), "Write the rate in digits", "value=\"lots\"");
        assertRefused(look("replacement", "1000", tx), "no node would pass it on");
    }

    @Test
    void givesAPsbtToSignElsewhere() throws PsbtException {
        wallet = generated(people.store(admin), false);
        browser.open(path(""));
        var incoming = freshCoin(60_000);

        var review = look("child", "5", incoming.txid.toString());

        assertShown(review, "Your keys are not on this server.");
        var psbt = Psbt.parse(psbt(carryOut("/psbt", review)));
        assertThat(psbt.unsigned().txIn).extracting(in -> in.outPoint).containsExactly(incoming);
        assertThat(states()).isEmpty();
    }

    @Test
    void tellsTheNodesReason() {
        coin(100_000);
        var review = look("replacement", "10", paid("40000").txid.toString());
        node.refuse("insufficient fee");

        assertRefused(carryOut("/pay", review), "The node does not take the transaction: insufficient fee.");
        assertThat(states()).containsExactly("sent", "refused");
    }

    @Test
    void doesNothingForWhatIsOver() {
        coin(100_000);
        var tx = paid("40000");
        node.mine(tx);
        settleDown();

        assertShown(ways(tx), "The transaction is in a block. Nothing need be done.");
        assertThat(browser.open(path("/bump?tx=" + "ab".repeat(32))).statusCode())
                .isEqualTo(404);
        assertThat(browser.open(path("/bump?tx=hello")).statusCode()).isEqualTo(404);
        assertThat(browser.open(path("/bump")).statusCode()).isEqualTo(404);
    }

    @Test
    void takesBackOnlyForThoseWhoMay() {
        coin(100_000);
        var tx = paid("40000").txid.toString();
        var cancelled = fields(look("cancellation", "6", tx));
        asSomebodyWhoPrepares();

        var page = browser.open(path("/bump?tx=" + tx));

        assertShown(page, "Pay a higher fee");
        assertThat(page.body()).doesNotContain("Look at what comes back");
        assertThat(browser.submit(path("/bump/cancel/psbt"), cancelled).statusCode())
                .isEqualTo(403);
        assertThat(browser.submit(path("/bump/psbt"), cancelled).statusCode()).isEqualTo(404);
        assertThat(browser.submit(path("/bump/pay"), fields(look("replacement", "6", tx)))
                        .statusCode())
                .isEqualTo(403);
    }
}

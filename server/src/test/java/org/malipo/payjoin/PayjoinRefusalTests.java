package org.malipo.payjoin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.chain.PretendedNode;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.payjoin.Payer.Signed;

/** What payers are told who propose something else, and whether the shop gets their money all the same. */
class PayjoinRefusalTests extends PayjoinCase {
    private void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("message").asString()).isNotEmpty();
    }

    private void assertSentAtOnce(Signed signed) {
        assertThat(isInMempool(signed.txid())).isTrue();
        assertThat(states()).isEmpty();
        assertThat(heldCoins()).isZero();
    }

    @Test
    void anotherVersion() {
        var answer = propose("?v=2", original(invoice()).bare().toBase64());

        assertRefused(answer, 400, "version-unsupported");
        assertThat(answer.json().path("supported")).hasToString("[1]");
        assertThat(node.mempool()).isEmpty();
    }

    @Test
    void theSameBehindASlash() {
        assertRefused(propose("/?v=2", original(invoice()).bare().toBase64()), 400, "version-unsupported");
    }

    @Test
    void noLength() throws IOException {
        assertThat(raw("Transfer-Encoding: chunked")).startsWith("HTTP/1.1 411").contains("missing-content-length");
    }

    @Test
    void aHugeBody() throws IOException {
        assertThat(raw("Content-Length: 1000001")).startsWith("HTTP/1.1 413").contains("payload-too-large");
    }

    /** {@return the answer to a request of which no more than its head ever came} */
    private String raw(String header) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var head = "POST /BTC/pj?v=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsNoPayment() {
        coin(300_000);
        var signed = original(invoice());
        var unsigned = PsbtEdits.of(signed.plan().unsigned(), signed.original().coins());

        assertRefused(propose(QUERY, "hello"), 400, "original-psbt-rejected");
        assertRefused(propose(QUERY, ""), 400, "original-psbt-rejected");
        assertRefused(propose(QUERY, "00ff"), 400, "original-psbt-rejected");
        assertRefused(propose(QUERY, unsigned.toBase64()), 400, "original-psbt-rejected");
        assertRefused(propose(QUERY, signed.whole().toBase64()), 400, "original-psbt-rejected");
        assertRefused(
                propose(QUERY, PsbtEdits.of(signed.plan().unsigned(), Map.of()).toBase64()),
                400,
                "original-psbt-rejected");
        assertThat(node.mempool()).isEmpty();
    }

    /** Nobody but the payer's own server knows what it spends. */
    @Test
    void aTransactionWhoseCoinsNobodyKnows() {
        var signed = original(invoice());
        var hex = new ByteVector(Transaction.write(signed.original().transaction())).toHex();

        assertRefused(propose(QUERY, hex), 400, "original-psbt-rejected");
    }

    @Test
    void whatTheNodeRefuses() {
        coin(300_000);
        var invoice = invoice();
        node.refuse("min relay fee not met");

        assertRefused(propose(original(invoice)), 400, "original-psbt-rejected");
        node.refuse("");
        assertThat(node.mempool()).isEmpty();
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.NEW);
    }

    @Test
    void nobodyToAsk() {
        coin(300_000);
        var signed = original(invoice());
        node.stop();

        assertRefused(propose(signed), 503, "unavailable");
        node.comeBack();
    }

    @Test
    void paymentsToOthers() {
        coin(300_000);
        var elsewhere = payer.pays(PretendedNode.stranger().toByteArray(), DUE);

        assertRefused(propose(elsewhere), 400, "invoice-not-found");
        assertSentAtOnce(elsewhere);
    }

    @Test
    void paymentsToAnAddressThatNobodyWasShown() {
        coin(300_000);
        var unasked = payer.pays(
                wallet.scheme()
                        .scriptPubKey(
                                Branch.DEPOSIT, wallets.reserve(wallet, "test").index()),
                DUE);

        assertRefused(propose(unasked), 400, "invoice-not-found");
        assertSentAtOnce(unasked);
    }

    @Test
    void coinsOfAnotherType() {
        coin(300_000);
        var nested = Payer.of(AccountType.SEGWIT_P2SH);
        var signed = nested.pays(script(invoice()), DUE);

        assertRefused(propose(signed), 503, "unavailable");
        assertSentAtOnce(signed);
    }

    @Test
    void tooLittle() {
        coin(300_000);
        var invoice = invoice();
        var signed = payer.pays(script(invoice), DUE - 1);

        assertRefused(propose(signed), 400, "invoice-not-fully-paid");
        assertSentAtOnce(signed);
        assertThat(reasons()).containsExactly("invoice-not-fully-paid");
        var browser = new Browser(port);
        browser.signIn(admin.email(), People.PASSWORD);
        assertThat(browser.open("/stores/" + store() + "/invoices/" + invoice.id())
                        .body())
                .contains("A payjoin was refused (invoice-not-fully-paid)");
    }

    @Test
    void whatIsPaidAlready() {
        coin(300_000);
        var invoice = invoice();
        node.pay(script(invoice), DUE);
        settle();
        var signed = original(invoice);

        assertRefused(propose(signed), 422, "already-paid");
        assertThat(isInMempool(signed.txid())).isFalse();
        assertThat(reasons()).containsExactly("already-paid");
    }

    @Test
    void coinsThatWereInAPayjoinBefore() {
        coin(300_000);
        coin(300_000);
        var first = original(invoice());
        propose(first).proposal();
        var other = invoice();

        var again = original(other);
        assertRefused(propose(again), 503, "unavailable");
        assertRefused(propose(first), 422, "already-paid");
        assertThat(node.mempool()).isEmpty();
        assertThat(invoices.get(other.id()).status()).isEqualTo(InvoiceStatus.NEW);
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void noCoinOfOurs() {
        var signed = original(invoice());

        assertRefused(propose(signed), 503, "unavailable");
        assertSentAtOnce(signed);
    }

    @Test
    void nobodyPaysTheFeeOfOurCoin() {
        coin(300_000);
        var signed = original(invoice());

        assertRefused(propose("?v=1&minfeerate=5", signed.bare().toBase64()), 422, "not-enough-money");
        assertSentAtOnce(signed);
        var invoice = invoice();
        assertRefused(propose(payer.pays(script(invoice), DUE + 7)), 400, "original-psbt-rejected"); // it is spent
    }

    /** A proposal that was turned down tells nothing of the wallet. */
    @Test
    void tellsTheSameWhateverTheReason() {
        var noCoin = propose(original(invoice()));
        coin(300_000);
        var otherType = propose(Payer.of(AccountType.TAPROOT_BIP86).pays(script(invoice()), DUE));

        assertThat(otherType.body()).isEqualTo(noCoin.body());
    }

    /** Who tries again with other money learns of the same coin, as long as it is there, or is shown what they paid themselves. */
    @Test
    void whoAsksTwiceLearnsOfTheSameCoin() {
        for (int sats = 300_000; sats < 309_000; sats += 1_000) {
            coin(sats);
        }
        var first = original(invoice());
        OutPoint shown = ours(first, propose(first).proposal());
        twoMinutesLater();
        mined(first.original().transaction());

        var second = Payer.of(AccountType.SEGWIT);
        var signed = second.pays(script(invoice()), DUE);

        assertThat(ours(signed, propose(signed).proposal()).txid)
                .isIn(shown.txid, first.original().transaction().txid);
    }

    private List<String> reasons() {
        return jdbc.queryForList("select code from payjoin_refusal order by id", String.class);
    }
}

package org.malipo.payjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.bitcoin.PaymentLinkException;
import org.malipo.chain.PretendedNode;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.PaymentStatus;
import org.malipo.wallets.ReceiveAddresses;
import org.springframework.beans.factory.annotation.Autowired;

/** A payjoin from its proposal to a settled invoice. */
class PayjoinTests extends PayjoinCase {
    private static final BigDecimal PAID = new BigDecimal("0.00200000");

    @Autowired
    private ReceiveAddresses receiveAddresses;

    @Test
    void offersItInThePaymentLink() throws PaymentLinkException {
        var prompt = invoice().prompts().getFirst();

        assertThat(PaymentLink.parse(prompt.paymentLink(), Network.REGTEST).payjoin())
                .hasValueSatisfying(url -> assertThat(url).endsWith("/BTC/pj"));
        assertThat(prompt.details())
                .isNotNull()
                .satisfies(details -> assertThat(details.payjoin()).isTrue());
    }

    @Test
    void offersNoneFromWalletsThatCannotTakePart() {
        for (var other : List.of(wallet(AccountType.LEGACY, true), wallet(AccountType.SEGWIT, false))) {
            wallet = other;
            assertThat(invoice().prompts().getFirst().paymentLink()).doesNotContain("pj=");
        }
    }

    @Test
    void booksThePaymentBeforeTheNetworkHasIt() {
        var coin = coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);

        var proposal = propose(signed).proposal();

        assertThat(payer.violation(signed, proposal)).isEmpty();
        assertThat(ours(signed, proposal)).isEqualTo(coin);
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.PROCESSING);
        assertThat(payments(invoice)).singleElement().satisfies(payment -> {
            assertThat(payment.id()).isEqualTo(signed.txid().value.toHex() + "-" + (1 - signed.change()));
            assertThat(payment.value()).isEqualByComparingTo(PAID);
            assertThat(payment.status()).isEqualTo(PaymentStatus.PROCESSING);
        });
        assertThat(node.mempool()).isEmpty();
        assertThat(heldCoins()).isEqualTo(1);
        settle();
    }

    @Test
    void followsThePayjoin() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        var payjoin = payer.signs(signed, propose(signed).proposal());

        sent(payjoin);
        assertThat(payments(invoice)).singleElement().satisfies(payment -> {
            assertThat(payment.txid()).isEqualTo(payjoin.txid.value.toHex());
            assertThat(payment.value()).isEqualByComparingTo(PAID);
        });
        twoMinutesLater();
        assertThat(isInMempool(signed.txid())).isFalse();
        assertThat(states()).containsExactly("seen");

        mined(payjoin);
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.SETTLED);
        assertThat(invoices.get(invoice.id()).additionalStatus().name()).isEqualTo("NONE");
        assertThat(payments(invoice)).hasSize(1);
        assertThat(states()).containsExactly("done");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void sendsTheOriginalWhenThePayjoinNeverShows() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        propose(signed).proposal();
        round.offerDue();
        assertThat(node.mempool()).isEmpty();

        twoMinutesLater();

        assertThat(isInMempool(signed.txid())).isTrue();
        heard(signed.original().transaction());
        assertThat(states()).containsExactly("seen");
        mined(signed.original().transaction());
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.SETTLED);
        assertThat(payments(invoice))
                .singleElement()
                .satisfies(payment ->
                        assertThat(payment.txid()).isEqualTo(signed.txid().value.toHex()));
        assertThat(heldCoins()).isZero();
    }

    @Test
    void followsThePayjoinThatReplacesTheOriginal() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        var payjoin = payer.signs(signed, propose(signed).proposal());

        sent(signed.original().transaction());
        assertThat(payments(invoice)).hasSize(1);
        sent(payjoin);

        assertThat(payments(invoice)).singleElement().satisfies(payment -> {
            assertThat(payment.txid()).isEqualTo(payjoin.txid.value.toHex());
            assertThat(payment.status()).isEqualTo(PaymentStatus.PROCESSING);
            assertThat(payment.value()).isEqualByComparingTo(PAID);
        });
        mined(signed.original().transaction()); // the miner had the first one
        assertThat(payments(invoice))
                .singleElement()
                .satisfies(payment ->
                        assertThat(payment.txid()).isEqualTo(signed.txid().value.toHex()));
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.SETTLED);
    }

    @Test
    void takesThePaymentBackWhenThePayerSpendsTheMoneyElsewhere() {
        coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        propose(signed).proposal();
        node.mine(payer.cheats(PretendedNode.stranger().toByteArray()));

        twoMinutesLater();
        assertThat(invoices.get(invoice.id()).status()).isEqualTo(InvoiceStatus.PROCESSING);
        for (int minutes = 0; minutes < 12; minutes += 2) {
            twoMinutesLater();
        }

        assertThat(states()).containsExactly("lost");
        assertThat(payments(invoice))
                .singleElement()
                .satisfies(payment -> assertThat(payment.status()).isEqualTo(PaymentStatus.INVALID));
        assertThat(invoices.get(invoice.id()).status()).isIn(InvoiceStatus.NEW, InvoiceStatus.EXPIRED);
        assertThat(heldCoins()).isZero();
    }

    @Test
    void notesCoinAndTransaction() {
        var coin = coin(300_000);
        var invoice = invoice();
        var signed = original(invoice);
        var payjoin = payer.signs(signed, propose(signed).proposal());
        sent(payjoin);

        assertThat(links("tx", payjoin.txid.value.toHex()))
                .contains("payjoin:payjoin", "pj-exposed:" + invoice.id(), "invoice:" + invoice.id());
        assertThat(links("utxo", coin.txid.value.toHex() + "-0")).contains("pj-exposed:" + invoice.id());
    }

    private List<String> links(String type, String id) {
        return jdbc.queryForList("""
                select a_type || ':' || a_id from wallet_object_link where b_type = ? and b_id = ?
                union select b_type || ':' || b_id from wallet_object_link where a_type = ? and a_id = ?
                """, String.class, type, id, type, id);
    }

    @Test
    void answersInTheFormInWhichItWasAsked() {
        coin(300_000);
        coin(400_000);
        var first = original(invoice());
        assertThat(propose(QUERY + first.change(), first.bare().toHex()).body()).matches("[0-9a-f]+");
        settle();
    }

    @Test
    void joinsPaymentsToTheReceivePageToo() {
        coin(300_000);
        var address = receiveAddress();
        var signed = payer.pays(address, 70_000);

        var payjoin = payer.signs(signed, propose(signed).proposal());
        mined(payjoin);

        assertThat(states()).containsExactly("done");
        assertThat(heldCoins()).isZero();
    }

    private byte[] receiveAddress() {
        return receiveAddresses.current(wallet).script().toByteArray();
    }
}

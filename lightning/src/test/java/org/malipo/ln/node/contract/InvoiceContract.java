package org.malipo.ln.node.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Description;
import org.malipo.ln.node.Ability;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.NodeInvoice.State;
import org.malipo.ln.node.PayResult;

/** Invoices: made, found, paid, ended, heard of. */
abstract class InvoiceContract extends StagedContract {
    private static final Duration LONG_AGO = Duration.ofMinutes(5);

    @Test
    void makesAnInvoice() {
        var invoice = node.createInvoice(order(1_234_000));

        var request = read(invoice);
        assertThat(invoice.state()).isEqualTo(State.OPEN);
        assertThat(invoice.amount()).contains(new Msat(1_234_000));
        assertThat(invoice.preimage()).isEmpty();
        assertThat(request.network()).isEqualTo(Network.REGTEST);
        assertThat(request.amount()).contains(new Msat(1_234_000));
        assertThat(request.paymentHash()).isEqualTo(invoice.paymentHash());
        assertThat(request.description()).isEqualTo(new Description.Text("Coffee"));
        assertThat(request.expiry()).isEqualTo(Duration.ofHours(1));
        assertThat(invoice.expiresAt()).isEqualTo(request.expiresAt());
        assertThat(node.invoice(invoice.id())).contains(invoice);
    }

    @Test
    void findsAnInvoiceByItsHash() {
        var invoice = node.createInvoice(order(5_000));

        assertThat(node.invoice(invoice.paymentHash().toHex())).contains(invoice);
    }

    @Test
    void knowsWhatItDoesNotHave() {
        assertThat(node.invoice("ab".repeat(32))).isEmpty();
        assertThat(node.invoice("no such id")).isEmpty();
    }

    @Test
    void asksForPartsOfASatoshi() {
        needs(Ability.MILLISATOSHIS);
        var invoice = node.createInvoice(order(1_001));

        assertThat(read(invoice).amount()).contains(new Msat(1_001));
        pay(invoice);
        assertThat(await(invoice.id(), paid -> paid.state() == State.PAID).received())
                .contains(new Msat(1_001));
    }

    @Test
    void leavesTheAmountToThePayer() {
        needs(Ability.ANY_AMOUNT);
        var invoice = node.createInvoice(new InvoiceOrder(Optional.empty(), "Tip", false, Duration.ofHours(1), false));
        assertThat(read(invoice).amount()).isEmpty();
        assertThat(invoice.amount()).isEmpty();

        assertThat(peer.pay(payment(read(invoice), Optional.of(new Msat(7_000)))))
                .isInstanceOf(PayResult.Paid.class);

        assertThat(await(invoice.id(), paid -> paid.state() == State.PAID).received())
                .contains(new Msat(7_000));
    }

    @Test
    void tellsOnlyTheHashOfALongDescription() {
        needs(Ability.DESCRIPTION_HASH);
        var words = "Everything that was bought. ".repeat(30);

        var invoice = node.createInvoice(
                new InvoiceOrder(Optional.of(new Msat(1_000)), words, true, Duration.ofHours(1), false));

        assertThat(read(invoice).description()).isEqualTo(Description.Hash.of(words));
    }

    @Test
    void endsAnInvoiceWhenItIsTime() {
        needs(Ability.EXPIRY);
        var invoice = node.createInvoice(
                new InvoiceOrder(Optional.of(new Msat(1_000)), "Quick", false, Duration.ofSeconds(2), false));

        assertThat(read(invoice).expiry()).isEqualTo(Duration.ofSeconds(2));
        await(invoice.id(), ended -> ended.state() == State.ENDED);
    }

    @Test
    void namesChannelsThatNobodyElseKnows() {
        needs(Ability.PRIVATE_ROUTE_HINTS);
        var open = order(1_000);
        var hinted = new InvoiceOrder(open.amount(), open.description(), false, open.expiry(), true);

        assertThat(read(node.createInvoice(open)).routeHints()).isEmpty();
        assertThat(read(node.createInvoice(hinted)).routeHints())
                .anySatisfy(hint -> assertThat(hint.hops().getLast().node())
                        .isEqualTo(stage.peerUri().id()));
    }

    @Test
    void knowsWhatWasPaid() {
        var invoice = node.createInvoice(order(20_000));
        pay(invoice);

        var paid = await(invoice.id(), found -> found.state() == State.PAID);

        assertThat(paid.received().orElse(new Msat(20_000))).isEqualTo(new Msat(20_000));
        assertThat(sha256(paid.preimage().orElseThrow())).isEqualTo(invoice.paymentHash());
        assertThat(paid.paidAt().orElseThrow()).isAfter(Instant.now().minus(LONG_AGO));
    }

    @Test
    void cancelsAnInvoice() {
        needs(Ability.CANCEL_INVOICE);
        var invoice = node.createInvoice(order(5_000));

        node.cancelInvoice(invoice.id());

        assertThat(node.invoice(invoice.id()).map(NodeInvoice::state).orElse(State.ENDED))
                .isEqualTo(State.ENDED);
        assertThat(peer.pay(payment(invoice))).isInstanceOf(PayResult.Failed.class);
    }

    @Test
    void leavesAPaidInvoiceAsItIs() {
        needs(Ability.CANCEL_INVOICE);
        var invoice = node.createInvoice(order(5_000));
        pay(invoice);

        node.cancelInvoice(invoice.id());
        node.cancelInvoice("ab".repeat(32));

        await(invoice.id(), found -> found.state() == State.PAID);
    }

    @Test
    void listsInvoices() {
        needs(Ability.LIST_INVOICES);
        int before = node.invoices(false, 0).size();
        var first = node.createInvoice(order(1_000));
        var second = node.createInvoice(order(2_000));
        pay(first);

        assertThat(node.invoices(false, before)).extracting(NodeInvoice::id).containsExactly(first.id(), second.id());
        assertThat(node.invoices(false, before + 1L))
                .extracting(NodeInvoice::id)
                .containsExactly(second.id());
        assertThat(node.invoices(true, before)).extracting(NodeInvoice::id).containsExactly(second.id());
    }

    @Test
    void hearsOfPayments() throws Exception {
        var before = node.createInvoice(order(1_000));
        var invoice = node.createInvoice(order(2_000));
        pay(before);
        try (var heard = Heard.on(node, null)) {
            pay(invoice);

            var payment = heard.next();
            assertThat(payment.invoice().id()).isEqualTo(invoice.id());
            assertThat(payment.invoice().state()).isEqualTo(State.PAID);
            assertThat(payment.invoice().received()).contains(new Msat(2_000));
            assertThat(heard.endsWhenInterrupted()).isTrue();
        }
    }

    @Test
    void hearsOfWhatWasPaidBetween() throws Exception {
        needs(Ability.LISTEN_FROM_POSITION);
        var invoices = List.of(
                node.createInvoice(order(1_000)), node.createInvoice(order(2_000)), node.createInvoice(order(3_000)));
        Heard.Payment first;
        try (var heard = Heard.on(node, null)) {
            pay(invoices.getFirst());
            first = heard.next();
        }
        pay(invoices.get(1));
        try (var heard = Heard.on(node, first.position().orElseThrow())) {
            assertThat(heard.next().invoice().id()).isEqualTo(invoices.get(1).id());
            pay(invoices.getLast());
            assertThat(heard.next().invoice().id()).isEqualTo(invoices.getLast().id());
        }
    }

    @Test
    void twoHearTheSame() throws Exception {
        var invoice = node.createInvoice(order(1_000));
        try (var one = Heard.on(node, null);
                var other = Heard.on(node, null)) {
            pay(invoice);

            assertThat(one.await(invoice.id()).invoice())
                    .isEqualTo(other.await(invoice.id()).invoice());
        }
    }
}

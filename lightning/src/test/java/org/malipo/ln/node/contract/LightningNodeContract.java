package org.malipo.ln.node.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Satoshi;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Draft;
import org.malipo.ln.bolt11.Description;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.http.Reach;
import org.malipo.ln.kinds.LightningNodes;
import org.malipo.ln.node.Ability;
import org.malipo.ln.node.ConnectResult;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.NodeException.Denied;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unsupported;
import org.malipo.ln.node.NodePayment;
import org.malipo.ln.node.NodeUri;
import org.malipo.ln.node.OpenResult;
import org.malipo.ln.node.PayResult.Cause;
import org.malipo.ln.node.PayResult.Failed;
import org.malipo.ln.node.PayResult.Paid;

/** What callers rely on from nodes of any kind. A subclass says which node; each must pass all of it. */
public abstract class LightningNodeContract extends InvoiceContract {
    private static final PrivateKey STRANGER = PrivateKey.fromHex("51".repeat(32));
    private static final ByteVector32 NOBODYS = ByteVector32.fromValidHex("cd".repeat(32));

    /** {@return what a node asks for that no channel leads to} */
    private static Bolt11 ofStranger(Instant createdAt) {
        var hash = sha256(ByteVector32.fromValidHex("%064x".formatted(System.nanoTime())));
        return new Bolt11Draft(Network.REGTEST, createdAt, hash, NOBODYS, new Description.Text("x"))
                .amount(new Msat(10_000))
                .sign(STRANGER);
    }

    @Test
    void pays() {
        needs(Ability.PAY);
        var invoice = peer.createInvoice(order(30_000));

        var paid = (Paid) node.pay(payment(invoice));

        assertThat(paid.amount()).isEqualTo(new Msat(30_000));
        assertThat(paid.fee()).isEqualTo(Msat.ZERO);
        assertThat(sha256(paid.preimage().orElseThrow())).isEqualTo(invoice.paymentHash());
    }

    @Test
    void paysTheAmountThatThePayeeLeavesOpen() {
        needs(Ability.PAY);
        var invoice = peer.createInvoice(new InvoiceOrder(Optional.empty(), "Tip", false, Duration.ofHours(1), false));

        var paid = (Paid) node.pay(payment(read(invoice), Optional.of(new Msat(12_345))));

        assertThat(paid.amount()).isEqualTo(new Msat(12_345));
        assertThat(peer.invoice(invoice.id()).orElseThrow().received()).contains(new Msat(12_345));
    }

    @Test
    void paysOnce() {
        needs(Ability.PAY);
        var invoice = peer.createInvoice(order(40_000));
        var first = node.pay(payment(invoice));

        assertThat(node.pay(payment(invoice))).isEqualTo(first);
        assertThat(peer.invoice(invoice.id()).orElseThrow().received()).contains(new Msat(40_000));
    }

    @Test
    void knowsThatNoWayLeadsThere() {
        needs(Ability.PAY);
        var request = ofStranger(Instant.now());

        assertThat(node.pay(payment(request, Optional.empty())))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.NO_ROUTE));
    }

    @Test
    void paysNothingThatHasExpired() {
        needs(Ability.PAY);
        var request = ofStranger(Instant.now().minus(Duration.ofHours(2)));

        assertThat(node.pay(payment(request, Optional.empty()))).isInstanceOf(Failed.class);
    }

    @Test
    void paysNothingThatThePayeeDoesNotTake() {
        needs(Ability.PAY);
        var invoice = peer.createInvoice(order(10_000));
        peer.cancelInvoice(invoice.id());

        assertThat(node.pay(payment(invoice))).isInstanceOf(Failed.class);
    }

    @Test
    void keepsToTheLimitOfFees() {
        needs(Ability.FEE_LIMIT);
        var distant = stage.distant();
        assumeThat(distant).isPresent();
        var invoice = distant.orElseThrow().createInvoice(order(100_000));

        assertThat(node.pay(payment(invoice, stage.distantFee().minus(new Msat(1)))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.NO_ROUTE));

        var paid = (Paid) node.pay(payment(invoice, stage.distantFee()));
        assertThat(paid.amount()).isEqualTo(new Msat(100_000));
        assertThat(paid.fee()).isEqualTo(stage.distantFee());
    }

    @Test
    void findsPayments() {
        needs(Ability.LOOK_UP_PAYMENT);
        var invoice = peer.createInvoice(order(50_000));
        var paid = (Paid) node.pay(payment(invoice));

        var found = node.payment(invoice.paymentHash()).orElseThrow();

        assertThat(found.state()).isEqualTo(NodePayment.State.COMPLETE);
        assertThat(found.preimage()).isEqualTo(paid.preimage());
        assertThat(found.amount()).contains(new Msat(50_000));
        assertThat(found.fee()).contains(paid.fee());
        assertThat(found.bolt11()).contains(invoice.bolt11());
    }

    @Test
    void findsPaymentsThatFailed() {
        needs(Ability.LOOK_UP_PAYMENT);
        var request = ofStranger(Instant.now());
        node.pay(payment(request, Optional.empty()));

        assertThat(node.payment(request.paymentHash()).map(NodePayment::state)).contains(NodePayment.State.FAILED);
    }

    @Test
    void knowsThatAPaymentWasNeverTried() {
        needs(Ability.TELLS_UNKNOWN_PAYMENTS);

        assertThat(node.payment(NOBODYS)).isEmpty();
    }

    @Test
    void listsPayments() {
        needs(Ability.LIST_PAYMENTS);
        int before = node.payments(true, 0).size();
        var failed = ofStranger(Instant.now());
        node.pay(payment(failed, Optional.empty()));
        var invoice = peer.createInvoice(order(5_000));
        node.pay(payment(invoice));

        assertThat(node.payments(true, 0).stream().skip(before))
                .extracting(NodePayment::paymentHash)
                .containsExactly(failed.paymentHash(), invoice.paymentHash());
        assertThat(node.payments(false, 0))
                .extracting(NodePayment::paymentHash)
                .contains(invoice.paymentHash())
                .doesNotContain(failed.paymentHash());
        assertThat(node.payments(true, 1_000_000)).isEmpty();
    }

    @Test
    void tellsWhoItIs() {
        needs(Ability.INFO);
        var info = node.info();

        assertThat(info.blockHeight().orElseThrow()).isPositive();
        assertThat(info.activeChannels().orElseThrow()).isPositive();
        assertThat(info.version()).isPresent();
    }

    @Test
    void tellsWhatItHas() {
        needs(Ability.BALANCE);
        var invoice = peer.createInvoice(order(60_000));
        var before = local();

        node.pay(payment(invoice));

        until(this::local, now -> now.equals(before.minus(new Msat(60_000))));
    }

    private Msat local() {
        return node.balance().offChain().orElseThrow().local().orElseThrow();
    }

    @Test
    void listsChannels() {
        needs(Ability.CHANNELS);
        var key = stage.peerUri().id();

        assertThat(node.channels())
                .filteredOn(channel -> channel.remote().equals(key))
                .isNotEmpty()
                .allSatisfy(channel -> {
                    assertThat(channel.active()).isTrue();
                    assertThat(channel.capacity()).isGreaterThan(channel.local());
                    assertThat(channel.local()).isGreaterThan(Msat.ZERO);
                });
    }

    @Test
    void connects() {
        needs(Ability.CONNECT);
        var nobody = new NodeUri(STRANGER.publicKey(), "127.0.0.1", 1);

        assertThat(node.connect(stage.peerUri())).isEqualTo(ConnectResult.OK);
        assertThat(node.connect(nobody)).isEqualTo(ConnectResult.COULD_NOT_CONNECT);
    }

    @Test
    void opensChannelsOnlyWithPeersAndMoney() {
        needs(Ability.OPEN_CHANNEL);
        var nobody = new NodeUri(STRANGER.publicKey(), "127.0.0.1", 1);
        var fee = SatPerVbyte.of(2);
        node.connect(stage.peerUri());

        assertThat(node.openChannel(nobody, new Satoshi(100_000), fee)).isEqualTo(OpenResult.PEER_NOT_CONNECTED);
        assertThat(node.openChannel(stage.peerUri(), new Satoshi(16_000_000), fee))
                .isEqualTo(OpenResult.CANNOT_AFFORD_FUNDING);
    }

    @Test
    void hasAnAddress() {
        needs(Ability.DEPOSIT_ADDRESS);
        var address = node.depositAddress();

        assertThatCode(() -> Addresses.toScript(address, Network.REGTEST)).doesNotThrowAnyException();
    }

    @Test
    void knowsThatItIsNotKnown() {
        stage.withWrongSecret().ifPresent(wrong -> {
            try (var stranger = LightningNodes.open(wrong, Reach.EVERYWHERE)) {
                assertThatThrownBy(stranger::info).isInstanceOf(Denied.class);
                assertThatThrownBy(() -> stranger.createInvoice(order(1_000))).isInstanceOf(Denied.class);
                assertThatThrownBy(() -> stranger.listen(null, new Silent())).isInstanceOf(Denied.class);
                assertThat(stranger.pay(payment(peer.createInvoice(order(1_000)))))
                        .isInstanceOf(Failed.class);
            }
        });
    }

    @Test
    void tellsNothingToAnotherCertificate() {
        stage.withWrongCertificate()
                .ifPresent(wrong -> assertThat(failure(wrong)).isEqualTo(Unavailable.Reason.CERTIFICATE));
    }

    private static Unavailable.Reason failure(Connection connection) {
        try (var stranger = LightningNodes.open(connection, Reach.EVERYWHERE)) {
            return catchThrowableOfType(Unavailable.class, stranger::info).reason();
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        var calls = new EnumMap<Ability, ThrowingCallable>(Map.of(
                Ability.CANCEL_INVOICE, () -> node.cancelInvoice(NOBODYS.toHex()),
                Ability.LIST_INVOICES, () -> node.invoices(false, 0),
                Ability.PAY, () -> node.pay(payment(ofStranger(Instant.now()), Optional.empty())),
                Ability.LOOK_UP_PAYMENT, () -> node.payment(NOBODYS),
                Ability.LIST_PAYMENTS, () -> node.payments(false, 0),
                Ability.INFO, node::info,
                Ability.BALANCE, node::balance,
                Ability.CHANNELS, node::channels,
                Ability.CONNECT, () -> node.connect(stage.peerUri()),
                Ability.DEPOSIT_ADDRESS, node::depositAddress));

        calls.keySet().removeAll(node.abilities());

        assertThat(calls.values()).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(Unsupported.class));
    }
}

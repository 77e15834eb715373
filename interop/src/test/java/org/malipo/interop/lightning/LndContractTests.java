package org.malipo.interop.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.interop.kit.Await;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.http.Fields;
import org.malipo.ln.http.Reach;
import org.malipo.ln.kinds.LightningNodes;
import org.malipo.ln.node.InvoiceListener;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.NodePayment;
import org.malipo.ln.node.PayOrder;
import org.malipo.ln.node.PayResult;
import org.malipo.ln.node.Position;
import org.malipo.ln.node.contract.LightningNodeContract;
import org.malipo.ln.node.contract.LightningStage;

/** The contract, kept by LND itself; payments that hang, and a node that dies. */
@Tag("lnd")
class LndContractTests extends LightningNodeContract {
    private static final InvoiceOrder COFFEE =
            new InvoiceOrder(Optional.of(new Msat(3_000)), "Coffee", false, Duration.ofHours(1), false);

    private @Nullable LndStage lnd;

    @Override
    protected LightningStage stage(Path folder) throws Exception {
        lnd = new LndStage(folder);
        return lnd;
    }

    private LndStage lnd() {
        return Objects.requireNonNull(lnd);
    }

    private static PayOrder order(String bolt11, Duration timeout) throws Exception {
        return new PayOrder(Bolt11.decode(bolt11), Optional.empty(), new Msat(1_000), timeout);
    }

    /** The payee neither takes the payment nor gives it back, for as long as it likes. */
    @Test
    void doesNotKnowWhatBecomesOfAPaymentThatIsHeld() throws Exception {
        var random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        var preimage = new ByteVector32(random);
        var hash = new ByteVector32(Crypto.sha256(random));
        var held = lnd().peerLnd()
                .post(
                        "/v2/invoices/hodl",
                        Fields.create()
                                .put("hash", Base64.getEncoder().encodeToString(hash.toByteArray()))
                                .put("value_msat", "70000"))
                .requiredText("payment_request");
        try (var node = LightningNodes.open(lnd().connection(), Reach.EVERYWHERE)) {
            assertThat(node.pay(order(held, Duration.ofSeconds(1)))).isInstanceOf(PayResult.Unknown.class);
            assertThat(state(node, hash)).isEqualTo(NodePayment.State.PENDING);
            assertThat(lnd().peer().invoice(hash.toHex()).orElseThrow().state()).isEqualTo(NodeInvoice.State.HELD);
            assertThat(node.pay(order(held, Duration.ofSeconds(1)))).isInstanceOf(PayResult.Unknown.class);

            lnd().peerLnd()
                    .post(
                            "/v2/invoices/settle",
                            Fields.create().put("preimage", Base64.getEncoder().encodeToString(random)));

            Await.until("settlement", () -> state(node, hash), NodePayment.State.COMPLETE::equals);
            assertThat(node.payment(hash).orElseThrow().preimage()).contains(preimage);
            assertThat(node.pay(order(held, Duration.ofSeconds(1))))
                    .isEqualTo(new PayResult.Paid(Optional.of(preimage), new Msat(70_000), Msat.ZERO));
        }
    }

    private static NodePayment.State state(LightningNode node, ByteVector32 hash) {
        return node.payment(hash).orElseThrow().state();
    }

    @Test
    void goesOnAfterTheNodeDied() throws Exception {
        try (var node = LightningNodes.open(lnd().connection(), Reach.EVERYWHERE)) {
            var ear = new Ear(node);
            var first = node.createInvoice(COFFEE);
            var second = node.createInvoice(COFFEE);
            pay(first);
            assertThat(ear.next().invoice().id()).isEqualTo(first.id());

            lnd().testedLnd().kill();

            ear.thread.join();
            assertThat(catchThrowableOfType(Unavailable.class, node::info).reason())
                    .isEqualTo(Unavailable.Reason.AWAY);
            lnd().testedLnd().startAgain();
            lnd().awaitChannels();
            pay(second);
            assertThat(new Ear(node, ear.position).next().invoice().id()).isEqualTo(second.id());
        }
    }

    private void pay(NodeInvoice invoice) throws Exception {
        assertThat(lnd().peer().pay(order(invoice.bolt11(), Duration.ofSeconds(20))))
                .isInstanceOf(PayResult.Paid.class);
    }

    private record Paid(NodeInvoice invoice, @Nullable Position position) {}

    /** Listens until the stream ends, however it does. */
    private static final class Ear implements InvoiceListener {
        private final LinkedBlockingQueue<Paid> heard = new LinkedBlockingQueue<>();
        private final Thread thread;
        private @Nullable Position position;

        Ear(LightningNode node) {
            this(node, null);
        }

        Ear(LightningNode node, @Nullable Position after) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    node.listen(after, this);
                } catch (Unavailable | InterruptedException _) {
                    // the node is gone, or the test has ended
                }
            });
        }

        @Override
        public void connected() {}

        @Override
        public void paid(NodeInvoice invoice, @Nullable Position at) {
            heard.add(new Paid(invoice, at));
        }

        Paid next() throws InterruptedException {
            var paid = Objects.requireNonNull(heard.poll(30, TimeUnit.SECONDS), "nothing was heard");
            position = paid.position();
            return paid;
        }
    }
}

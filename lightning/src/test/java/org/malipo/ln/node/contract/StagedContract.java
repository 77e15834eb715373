package org.malipo.ln.node.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;
import org.malipo.ln.http.Reach;
import org.malipo.ln.kinds.LightningNodes;
import org.malipo.ln.node.Ability;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.PayOrder;
import org.malipo.ln.node.PayResult;

/** A stage for the tests of a contract, and what they often do on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StagedContract {
    static final Msat FEE = Msat.ofSats(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    LightningStage stage;
    LightningNode node;
    LightningNode peer;

    protected abstract LightningStage stage(Path folder) throws Exception;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stage = stage(folder);
        node = LightningNodes.open(stage.connection(), Reach.EVERYWHERE);
        peer = stage.peer();
    }

    @AfterAll
    void stop() {
        node.close();
        stage.close();
    }

    /** Leaves the test out for a kind of node that can't do it; {@code refusesWhatItCannotDo} looks at what it does instead. */
    void needs(Ability ability) {
        assumeThat(node.abilities()).contains(ability);
    }

    static InvoiceOrder order(long msat) {
        return new InvoiceOrder(Optional.of(new Msat(msat)), "Coffee", false, Duration.ofHours(1), false);
    }

    /** {@return what somebody asks for, ready to be paid} */
    static PayOrder payment(NodeInvoice invoice) {
        return payment(invoice, FEE);
    }

    static PayOrder payment(NodeInvoice invoice, Msat maxFee) {
        return new PayOrder(read(invoice), Optional.empty(), maxFee, TIMEOUT);
    }

    static PayOrder payment(Bolt11 request, Optional<Msat> amount) {
        return new PayOrder(request, amount, FEE, TIMEOUT);
    }

    static Bolt11 read(NodeInvoice invoice) {
        try {
            return Bolt11.decode(invoice.bolt11());
        } catch (Bolt11Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The other node pays an invoice of the one that is tested. */
    void pay(NodeInvoice invoice) {
        assertThat(peer.pay(payment(invoice))).isInstanceOf(PayResult.Paid.class);
    }

    NodeInvoice await(String id, Predicate<NodeInvoice> fits) {
        return until(() -> node.invoice(id).orElseThrow(), fits);
    }

    static <T> T until(Supplier<T> question, Predicate<T> fits) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var value = question.get();
            if (fits.test(value)) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain; last seen: " + value);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    static ByteVector32 sha256(ByteVector32 preimage) {
        return new ByteVector32(Crypto.sha256(preimage.toByteArray()));
    }
}

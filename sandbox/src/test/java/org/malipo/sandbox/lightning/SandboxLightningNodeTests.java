package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.http.Reach;
import org.malipo.ln.kinds.LightningNodes;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.PayOrder;
import org.malipo.ln.node.PayResult;
import org.malipo.ln.node.contract.LightningNodeContract;
import org.malipo.ln.node.contract.LightningStage;

/** Our client of LND on our own nodes, and what it makes of them when they do wrong. */
class SandboxLightningNodeTests extends LightningNodeContract {
    private static final String SEND = "/v2/router/send";

    private @Nullable SandboxStage sandbox;

    @Override
    protected LightningStage stage(Path folder) throws Exception {
        sandbox = new SandboxStage(folder);
        return sandbox;
    }

    private SandboxStage sandbox() {
        return Objects.requireNonNull(sandbox);
    }

    @AfterEach
    void doRightAgain() {
        sandbox().faults().clear();
    }

    private PayOrder order() throws Exception {
        var invoice = sandbox()
                .peer()
                .createInvoice(
                        new InvoiceOrder(Optional.of(new Msat(9_000)), "Coffee", false, Duration.ofHours(1), false));
        return new PayOrder(Bolt11.decode(invoice.bolt11()), Optional.empty(), new Msat(1_000), Duration.ofSeconds(5));
    }

    private PayResult pay(PayOrder order) {
        try (var node = LightningNodes.open(sandbox().connection(), Reach.EVERYWHERE)) {
            return node.pay(order);
        }
    }

    @Test
    void findsWhatBecameOfAPaymentWhoseAnswerIsLost() throws Exception {
        sandbox().faults().arm(new Faults.DropAnswer(), SEND, 1);

        assertThat(pay(order())).isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void waitsForASlowPayment() throws Exception {
        sandbox().faults().arm(new Faults.SlowPayment(Duration.ofSeconds(1), FailureReason.NONE), null, 1);

        assertThat(pay(order())).isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void triesAgainWhileTheNodeIsBehindTheChain() throws Exception {
        sandbox().faults().arm(new Faults.Refuse(Refusal.Code.UNKNOWN, "chain backend is still syncing"), SEND, 2);

        assertThat(pay(order())).isInstanceOf(PayResult.Paid.class);
    }
}

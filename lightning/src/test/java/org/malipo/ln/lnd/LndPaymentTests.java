package org.malipo.ln.lnd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.ln.Msat;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodePayment;

/** What LND says of payments that are looked up. */
class LndPaymentTests extends LndCase {
    private static final String TRACK =
            "GET /v2/router/track/" + Base64.getUrlEncoder().encodeToString(HASH.toByteArray());

    @Test
    void readsAPayment() {
        lnd.answer(TRACK, line(payment()));

        assertThat(node.payment(HASH))
                .contains(new NodePayment(
                        HASH.toHex(),
                        HASH,
                        Optional.of(PREIMAGE),
                        Optional.of(bolt11(Optional.of(new Msat(1_001))).text()),
                        NodePayment.State.COMPLETE,
                        Optional.of(new Msat(1_001)),
                        Optional.of(new Msat(12)),
                        Optional.of(NOW.plusNanos(5))));
    }

    @Test
    void believesNoAnswerAboutAnotherPayment() {
        lnd.answer(TRACK, line(payment(HASH.toHex(), OTHER.toHex())));

        assertThatThrownBy(() -> node.payment(HASH)).isInstanceOf(Unavailable.class);
    }

    @Test
    void knowsThatAPaymentWasNeverTried() {
        lnd.answer(TRACK, 404, error(5, "payment isn't initiated"));

        assertThat(node.payment(HASH)).isEmpty();
    }

    @Test
    void doesNotBelieveThatAPaymentWasNeverTriedWhereSomebodyElseAnswers() {
        lnd.answer(TRACK, 404, "<h1>Not Found</h1>");

        assertThatThrownBy(() -> node.payment(HASH)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"INITIATED,PENDING", "IN_FLIGHT,PENDING", "FAILED,FAILED", "UNKNOWN,UNKNOWN", "NEWER,UNKNOWN"})
    void readsStates(String lnds, NodePayment.State ours) {
        lnd.answer(TRACK, line(payment("SUCCEEDED", lnds)));

        var payment = node.payment(HASH).orElseThrow();

        assertThat(payment.state()).isEqualTo(ours);
        assertThat(payment.preimage()).isEmpty();
    }
}

package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;

/** Programs that pay an address again whose payment nodes have forgotten. */
class PayAgainApiTests extends SendCase {
    private Transaction forgotten;
    private OutPoint other;

    @BeforeEach
    void aForgottenPayment() {
        coin(100_000);
        ok(post(SEND, paying("0.0004", "")));
        forgotten = sent();
        node.hear(forgotten);
        node.forget(forgotten);
        settleDown();
        other = coin(70_000);
    }

    private static String from(OutPoint coin) {
        return ",\"selectedInputs\":[\"" + Outpoints.print(coin) + "\"]";
    }

    @Test
    void nobodyPaysTwiceUnasked() {
        var refusal = body(post(SEND, paying("0.0003", from(other))), 400);

        assertThat(refusal.path("code").asString()).isEqualTo("may-pay-twice");
        assertThat(refusal.path("message").asString()).contains(forgotten.txid.value.toHex());
        assertThat(states()).containsExactly("evicted");
        assertThat(body(post(SEND, paying("0.0003", UNSIGNED)), 400).path("code"))
                .isEqualTo(refusal.path("code"));
    }

    @Test
    void whoSaysSoPaysAgain() {
        ok(post(SEND, paying("0.0003", from(other) + ",\"payAgain\":true")));

        assertThat(states()).containsExactly("evicted", "sent");
    }

    @Test
    void whatTakesItsPlacePaysOnce() {
        ok(post(SEND, paying("0.0003", from(forgotten.txIn.getFirst().outPoint))));

        assertThat(states()).containsExactly("evicted", "sent");
    }

    @Test
    void anotherAddressIsPaid() {
        var own = wallet.scheme().address(Branch.DEPOSIT, 9);

        ok(post(SEND, paying("0.0003", from(other)).replace(stranger(), own)));

        assertThat(states()).containsExactly("evicted", "sent");
    }
}

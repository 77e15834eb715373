package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the chain says becomes of sends, and of their coins. */
class SendFollowerTests extends SendCase {
    @Autowired
    private SendBelongings belongings;

    private Transaction sentAndHeard() {
        coin(100_000);
        ok(post(SEND, paying("0.0004", "")));
        var tx = sent();
        node.hear(tx);
        settleDown();
        assertThat(states()).containsExactly("sent");
        assertThat(heldCoins()).isEqualTo(1);
        return tx;
    }

    @Test
    void aConfirmedSendHoldsNothingMore() {
        var tx = sentAndHeard();

        node.mine(tx);
        settleDown();

        assertThat(states()).containsExactly("confirmed");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void aReorganisationHasItHoldItsCoinsAgain() {
        var tx = sentAndHeard();
        node.mine(tx);

        node.rewind();
        settleDown();

        assertThat(states()).containsExactly("sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void aForgottenSendGivesItsCoinsBackUntilItReturns() {
        var tx = sentAndHeard();

        node.forget(tx);
        settleDown();
        assertThat(states()).containsExactly("evicted");
        assertThat(heldCoins()).isZero();

        node.accept(tx);
        node.hear(tx);
        settleDown();
        assertThat(states()).containsExactly("sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void aReplacedSendGivesItsCoinsBack() {
        var tx = sentAndHeard();
        var winner = node.conflicting(tx);

        node.accept(winner);
        node.hear(winner);
        settleDown();

        assertThat(states()).containsExactly("replaced");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void whatWasGivenUpIsSentAgainIfSomebodyWantsIt() {
        var tx = sentAndHeard();
        node.forget(tx);
        settleDown();
        var hex = HexFormat.of().formatHex(Transaction.write(tx));

        ok(post(SEND + "/broadcast", "{\"transaction\":\"" + hex + "\"}"));

        assertThat(sent()).isEqualTo(tx);
        assertThat(states()).containsExactly("sent");
        assertThat(heldCoins()).isEqualTo(1);
    }

    @Test
    void whatIsSentGoesWithItsStore() {
        sentAndHeard();

        belongings.letGo(wallet.store());

        assertThat(states()).isEmpty();
        assertThat(heldCoins()).isZero();
    }
}

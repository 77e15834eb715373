package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.chain.PretendedNode;
import org.springframework.beans.factory.annotation.Autowired;

/** Raising fees of what nodes lack: because they have forgotten it, or because none has taken it yet. */
class BumpAbsentTests extends SendCase {
    private static final String NO_ROOM = "mempool min fee not met, 200 < 1000";

    @Autowired
    private ForgottenSends forgotten;

    @BeforeEach
    void replacementsAreTaken() {
        node.takeReplacements();
    }

    private static String bump(String txid) {
        return SEND + "/" + txid + "/bump";
    }

    private static long vbytes(Transaction tx) {
        return (Transaction.weight(tx) + 3L) / 4;
    }

    private void roundComes() {
        clock.tick(Duration.ofMinutes(2));
        round.offerOpen();
    }

    /** {@return the id of a payment for which the node has no room} */
    private String stuck(String key) {
        coin(100_000);
        node.stop();
        var txid = body(request(key, SEND, paying("0.0004", ""), "pay-1"), 202)
                .path("transactionHash")
                .asString();
        node.comeBack();
        node.refuse(NO_ROOM);
        roundComes();
        assertThat(states()).containsExactly("sending");
        return txid;
    }

    private String key() {
        return People.token(people.unrestrictedKey(admin));
    }

    private Transaction paidAndForgotten() {
        ok(post(SEND, paying("0.0004", "")));
        var tx = sent();
        node.hear(tx);
        settleDown();
        node.forget(tx);
        settleDown();
        return tx;
    }

    @Test
    void whatNoNodeHasRoomForIsOutbid() {
        var key = key();
        var txid = stuck(key);
        var options = ok(get(bump(txid)));
        assertThat(options.path("replacement").path("possible").asBoolean()).isTrue();
        assertThat(options.path("cancellation").path("possible").asBoolean()).isTrue();
        assertThat(options.path("child").path("code").asString()).isEqualTo("not-taken");
        node.refuse("");

        ok(post(bump(txid), "{\"feeRate\":20}"));

        assertThat(fee(sent())).isBetween(20 * vbytes(sent()), 21 * vbytes(sent()));
        assertThat(states()).containsExactly("replaced", "sent");
        assertThat(heldCoins()).isEqualTo(1);
        jdbc.update("delete from idempotency_key");
        assertThat(ok(request(key, SEND, paying("0.0004", ""), "pay-1"))
                        .path("transactionHash")
                        .asString())
                .isEqualTo(txid);
        assertThat(sentOnes()).hasSize(1);
    }

    @Test
    void isNotOfferedWhileWhatOutbidsItIsUnderWay() {
        var txid = stuck(key());
        node.stop();
        body(post(bump(txid), "{\"feeRate\":20}"), 202);
        node.comeBack();
        node.refuse("");
        jdbc.update("update wallet_send set changed_at = changed_at + interval '1 hour' where purpose <> 'payment'");

        roundComes();

        assertThat(states()).containsExactly("sending", "sending");
        assertThat(sentOnes()).isEmpty();
    }

    @Test
    void isOfferedAgainWhenWhatWasToOutbidItIsRefused() {
        var txid = stuck(key());

        assertRefused(post(bump(txid), "{\"feeRate\":20}"), 400, "broadcast-error", NO_ROOM);
        assertThat(states()).containsExactly("sending", "refused");
        node.refuse("");
        roundComes();

        assertThat(sent().txid.toString()).isEqualTo(txid);
        assertThat(states()).containsExactly("sent", "refused");
    }

    @Test
    void aForgottenPaymentIsPricedWithItsParent() {
        var parent = node.transaction(freshCoin(100_000).txid);
        var tx = paidAndForgotten();
        var vbytes = vbytes(tx) + vbytes(parent);

        var options = ok(get(bump(tx.txid.toString())));

        var rate = (double) (PretendedNode.FEE + fee(tx)) / vbytes;
        assertThat(options.path("feeRate").asDouble()).isBetween(rate - 0.01, rate + 0.01);
    }

    @Test
    void aForgottenParentComesFirst() {
        var coin = freshCoin(100_000);
        var parent = node.transaction(coin.txid);
        var tx = paidAndForgotten();
        node.forget(parent);
        settleDown();

        assertThat(body(get(bump(tx.txid.toString())), 400).path("code").asString())
                .isEqualTo("parent-forgotten");
        assertThat(forgotten.of(wallet)).extracting(one -> one.send().txid()).containsExactly(tx.txid);
    }
}

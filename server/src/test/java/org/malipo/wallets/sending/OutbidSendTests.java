package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.chain.BroadcastResult;
import org.malipo.chain.Chain;
import org.malipo.chain.PretendedNode;
import org.springframework.beans.factory.annotation.Autowired;

/** What another send of ours has outbid is offered by nobody, as long as that one is on its way. */
class OutbidSendTests extends SendCase {
    @Autowired
    private Chain chain;

    @BeforeEach
    void replacementsAreTaken() {
        node.takeReplacements();
    }

    /** {@return a payment that no node has heard of, as none is there} */
    private TxId paidWhileAway() {
        coin(100_000);
        node.stop();
        return new TxId(body(post(SEND, paying("0.0004", "")), 202)
                .path("transactionHash")
                .asString());
    }

    private TxId cancelled(TxId txid) {
        return new TxId(body(post(SEND + "/" + txid + "/cancel", "{\"feeRate\":20}"), 202)
                .path("transactionHash")
                .asString());
    }

    private void minutesPass() {
        clock.tick(Duration.ofMinutes(2));
        node.offerUnknown();
    }

    @Test
    void whatIsTakenBackWhileTheNodeIsAwayIsNotOffered() {
        var payment = paidWhileAway();
        var cancellation = cancelled(payment);

        node.comeBack();
        minutesPass();
        round.offerOpen();

        assertThat(sent().txid).isEqualTo(cancellation);
        assertThat(node.hasHadIt(payment)).isFalse();
        assertThat(states()).containsExactly("replaced", "sent");
    }

    @Test
    void isOfferedNoMoreByWhoKeptItBefore() {
        var payment = paidWhileAway();
        var raw = jdbc.queryForObject("select raw from wallet_send", byte[].class);
        cancelled(payment);

        node.comeBack();

        assertThat(chain.broadcast(wallet.network(), Transaction.read(raw)))
                .isInstanceOf(BroadcastResult.Unknown.class);
        minutesPass();
        assertThat(node.hasHadIt(payment)).isFalse();
    }

    @Test
    void isOfferedAgainWhenItsCancellationIsRefused() {
        var payment = paidWhileAway();
        cancelled(payment);
        node.comeBack();
        node.refuse("bad-txns-nonstandard-inputs");

        jdbc.update("update wallet_send set changed_at = changed_at + interval '1 hour' where purpose = 'payment'");
        clock.tick(Duration.ofMinutes(2));
        round.offerOpen();
        assertThat(states()).containsExactly("sending", "refused");
        node.refuse("");
        jdbc.update("update wallet_send set changed_at = changed_at - interval '1 hour' where purpose = 'payment'");
        round.offerOpen();

        assertThat(sent().txid).isEqualTo(payment);
        assertThat(states()).containsExactly("sent", "refused");
    }

    @Test
    void aForgedReplacementKeepsNothingBack() {
        var payment = paidWhileAway();
        var raw = Transaction.read(jdbc.queryForObject("select raw from wallet_send", byte[].class));
        var forged = new Transaction(
                2,
                List.of(new TxIn(raw.txIn.getFirst().outPoint, 0xfffffffdL)),
                List.of(new TxOut(new Satoshi(90_000), PretendedNode.stranger())),
                0);
        node.hear(raw);
        body(
                post(
                        SEND + "/broadcast",
                        "{\"transaction\":\"" + HexFormat.of().formatHex(Transaction.write(forged)) + "\"}"),
                202);

        node.comeBack();
        minutesPass();

        assertThat(node.hasHadIt(payment)).isTrue();
    }
}

package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.malipo.chain.PeerlessChain;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Sending by a light client, which is never told that a transaction is refused. */
class PeerlessSendTests extends KeptSendCase {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private SendTable sends;

    @Autowired
    private SendEnds ends;

    @Autowired
    private SentPayjoinTable payjoins;

    private Send kept() {
        coin(100_000);
        return ((Kept.Stored) keeping.keep(signed())).send();
    }

    private Offered offeredAgain(Send send) {
        var offers = new SendOffers(PeerlessChain.of(context), ends, keeping, payjoins, clock);
        return offers.offerAgain(sends.find(send.id()).orElseThrow());
    }

    /** A stranger's coin in it may have been spent elsewhere. */
    @Test
    void areOverWhenNobodyHasMinedThemForTwoWeeks() {
        var send = kept();
        clock.tick(Duration.ofDays(13));
        assertThat(offeredAgain(send)).isInstanceOf(Offered.Unknown.class);
        assertThat(states()).containsExactly("sending");
        assertThat(heldCoins()).isEqualTo(1);

        clock.tick(Duration.ofDays(2));
        assertThat(offeredAgain(send)).isInstanceOf(Offered.Refused.class);

        assertThat(states()).containsExactly("evicted");
        assertThat(heldCoins()).isZero();
        assertThat(jdbc.queryForObject(
                        "select outcome from chain_broadcast where encode(txid, 'hex') = ?",
                        String.class,
                        send.txid().toString()))
                .isEqualTo("rejected");
    }

    @Test
    void areKnownWhenTheyAreMinedAfterAll() {
        var send = kept();
        clock.tick(Duration.ofDays(15));
        offeredAgain(send);

        node.mine(send.transaction());
        settleDown();

        assertThat(states()).containsExactly("confirmed");
    }
}

package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of sends that came to nothing. */
class SendPruningTests extends SendCase {
    @Autowired
    private SendTable sends;

    @Test
    void forgetsThoseThatWereRefusedTwoWeeksAgo() {
        coin(100_000);
        coin(100_000);
        node.refuse("bad-txns-nonstandard-inputs");
        body(post(SEND, paying("0.0004", "")), 400);
        node.refuse("");
        ok(post(SEND, paying("0.0004", "")));
        assertThat(states()).containsExactly("refused", "sent");

        clock.tick(Duration.ofDays(13));
        SendPruning.prune(sends, clock);
        assertThat(states()).containsExactly("refused", "sent");

        clock.tick(Duration.ofDays(2));
        SendPruning.prune(sends, clock);
        assertThat(states()).containsExactly("sent");
        assertThat(heldCoins()).isEqualTo(1);
    }
}

package org.malipo.wallets.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;

/** Requests to pay by a payjoin that come once more, with the same key. */
class PayjoinRepeatTests extends PayjoinSendCase {
    @Test
    void aRepeatHearsOfThePayjoin() {
        coin(100_000);
        coin(100_000);
        var key = People.token(people.unrestrictedKey(admin));
        var first = ok(request(key, SEND, joining(""), "pay-1"));
        jdbc.update("delete from idempotency_key");

        var second = ok(request(key, SEND, joining(""), "pay-1"));

        assertThat(second.path("transactionHash")).isEqualTo(first.path("transactionHash"));
        assertThat(hasReceiversCoin(sent())).isTrue();
        assertThat(receiver.asked).hasSize(1);
    }

    @Test
    void aRepeatGoesOnWithThePayjoinThatWasKept() {
        coin(100_000);
        coin(100_000);
        var key = People.token(people.unrestrictedKey(admin));
        node.stop();
        var first = body(request(key, SEND, joining(""), "pay-1"), 202);
        assertThat(sends()).containsExactlyInAnyOrder("payment sending", "payjoin sending");
        node.comeBack();

        var second = ok(request(key, SEND, joining(""), "pay-1"));

        assertThat(second.path("transactionHash")).isEqualTo(first.path("transactionHash"));
        assertThat(hasReceiversCoin(sent())).isTrue();
    }

    /** The process that proposed it may be alive; after two minutes nobody waits for it. */
    @Test
    void aRepeatHearsThatAPayjoinIsBeingMade() {
        coin(100_000);
        coin(100_000);
        var key = People.token(people.unrestrictedKey(admin));
        receiver.answers(_ -> BUSY);
        var first = ok(request(key, SEND, joining(""), "pay-1"));
        node.forget(sent());
        settleDown();
        jdbc.update("delete from idempotency_key");
        jdbc.update("update wallet_send set state = 'sending'");
        jdbc.update("update wallet_payjoin set state = 'proposing'");

        var second = body(request(key, SEND, joining(""), "pay-1"), 202);
        assertThat(sentOnes()).isEmpty();
        clock.tick(Duration.ofMinutes(3));
        var third = ok(request(key, SEND, joining(""), "pay-1"));

        assertThat(List.of(second, third))
                .allSatisfy(
                        answer -> assertThat(answer.path("transactionHash")).isEqualTo(first.path("transactionHash")));
        assertThat(sentOnes()).hasSize(1);
    }
}

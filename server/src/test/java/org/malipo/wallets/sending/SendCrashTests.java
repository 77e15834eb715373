package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.People;
import org.malipo.chain.Chain;
import org.malipo.wallets.NewWallet;
import org.malipo.wallets.sending.Kept.CoinsTaken;
import org.malipo.wallets.sending.Kept.Stored;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A process that dies between any two steps of sending: kept, told to the node, written down. Whoever goes on sends the same
 * transaction or nothing.
 */
class SendCrashTests extends KeptSendCase {
    @Autowired
    private HeldCoinTable held;

    @Autowired
    private Chain chainFront;

    private void anotherProcessGoesOn() {
        clock.tick(Duration.ofMinutes(2));
        round.offerOpen();
    }

    @Test
    void sendsWhatWasKeptAndNeverOffered() {
        coin(100_000);
        var send = signed();
        keeping.keep(send);

        anotherProcessGoesOn();

        assertThat(sent()).isEqualTo(send.transaction());
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void goesOnWithWhatTheNodeHasAndNobodyWroteDown() {
        coin(100_000);
        var send = signed();
        keeping.keep(send);
        node.accept(send.transaction());

        anotherProcessGoesOn();

        assertThat(sent()).isEqualTo(send.transaction());
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void goesOnWithWhatTheChainHasWrittenDownOnly() {
        coin(100_000);
        var send = signed();
        keeping.keep(send);
        chainFront.broadcast(wallet.network(), send.transaction());

        anotherProcessGoesOn();

        assertThat(sent()).isEqualTo(send.transaction());
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void learnsThatWhatItDidNotHearOfIsMined() {
        coin(100_000);
        var send = signed();
        keeping.keep(send);
        node.mine(send.transaction());

        anotherProcessGoesOn();
        settleDown();

        assertThat(states()).containsExactly("confirmed");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void sendsNothingThatWasNotKept() {
        coin(100_000);
        signed();

        anotherProcessGoesOn();

        assertThat(node.mempool()).isEmpty();
        assertThat(heldCoins()).isZero();
    }

    @Test
    void offersTheSameAgainUntilTheNodeIsThere() {
        coin(100_000);
        coin(100_000);
        node.stop();

        var answer = body(post(SEND, paying("0.0004", "")), 202);
        anotherProcessGoesOn();
        assertThat(states()).containsExactly("sending");
        assertThat(heldCoins()).isEqualTo(1);

        node.comeBack();
        anotherProcessGoesOn();
        assertThat(sent().txid.toString())
                .isEqualTo(answer.path("transactionHash").asString());
        assertThat(states()).containsExactly("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mempool min fee not met, 200 < 1000", "too-long-mempool-chain", "too-large-cluster"})
    void keepsWhatSomebodyMayHaveWhenItsNodeHasNoRoomForIt(String noRoom) {
        coin(100_000);
        node.stop();
        body(post(SEND, paying("0.0004", "")), 202);
        node.comeBack();
        node.refuse(noRoom);

        anotherProcessGoesOn();

        assertThat(states()).containsExactly("sending");
        assertThat(heldCoins()).isEqualTo(1);
        node.refuse("bad-txns-nonstandard-inputs");
        anotherProcessGoesOn();
        assertThat(states()).containsExactly("refused");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void givesUpWhatIsUnknownWhenABlockHasSpentItsCoin() {
        coin(100_000);
        var send = signed();
        keeping.keep(send);
        node.mine(node.conflicting(send.transaction()));
        node.stop();

        anotherProcessGoesOn();

        node.comeBack();
        assertThat(states()).containsExactly("replaced");
        assertThat(heldCoins()).isZero();
    }

    @Test
    void repeatsOfARequestSendOnce() {
        coin(100_000);
        coin(100_000);
        var key = People.token(people.unrestrictedKey(admin));
        var answer = ok(request(key, SEND, paying("0.0003", ""), "pay-1"));
        var replayed = ok(request(key, SEND, paying("0.0003", ""), "pay-1"));

        assertThat(replayed).isEqualTo(answer);
        assertThat(sentOnes()).hasSize(1);
        assertThat(body(request(key, SEND, paying("0.0002", ""), "pay-1"), 422)
                        .path("code")
                        .asString())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void aRepeatGoesOnWhereTheFirstRequestDied() {
        coin(100_000);
        coin(100_000);
        var key = People.token(people.unrestrictedKey(admin));
        var first = ok(request(key, SEND, paying("0.0003", ""), "pay-1"));
        forgetTheAnswer("sent");

        var second = ok(request(key, SEND, paying("0.0003", ""), "pay-1"));
        forgetTheAnswer("sending");
        var third = ok(request(key, SEND, paying("0.0003", ""), "pay-1"));

        assertThat(List.of(second, third))
                .allSatisfy(
                        answer -> assertThat(answer.path("transactionHash")).isEqualTo(first.path("transactionHash")));
        assertThat(sentOnes()).hasSize(1);
        forgetTheAnswer("sent");
        assertThat(body(request(key, SEND, paying("0.0002", ""), "pay-1"), 422)
                        .path("code")
                        .asString())
                .isEqualTo("idempotency-key-reused");
    }

    private void forgetTheAnswer(String state) {
        jdbc.update("delete from idempotency_key");
        jdbc.update("update wallet_send set state = ?", state);
    }

    @Test
    void aRepeatHearsHowAnUnknownOneStands() {
        coin(100_000);
        var key = People.token(people.unrestrictedKey(admin));
        node.stop();
        var first = body(request(key, SEND, paying("0.0003", ""), "pay-1"), 202);
        node.comeBack();

        var second = ok(request(key, SEND, paying("0.0003", ""), "pay-1"));

        assertThat(second.path("transactionHash")).isEqualTo(first.path("transactionHash"));
        assertThat(sentOnes()).hasSize(1);
    }

    @Test
    void aRefusedRequestMayBeRepeatedWithItsKey() {
        coin(100_000);
        var key = People.token(people.unrestrictedKey(admin));
        node.refuse("mempool full");
        body(request(key, SEND, paying("0.0003", ""), "pay-1"), 400);
        node.refuse("");

        ok(request(key, SEND, paying("0.0003", ""), "pay-1"));

        assertThat(sentOnes()).hasSize(1);
    }

    @Test
    void oneOfManyHasTheCoin() throws Exception {
        coin(100_000);
        var tasks = new ArrayList<Callable<Kept>>();
        for (var i = 0; i < 6; i++) {
            var send = signed();
            tasks.add(() -> keeping.keep(send));
        }

        List<Kept> results;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            results = threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }

        assertThat(results).filteredOn(Stored.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(CoinsTaken.class::isInstance).hasSize(5);
        assertThat(states()).containsExactly("sending");
    }

    @Test
    void aStoreWithTheSameKeysDoesNotGetTheCoinEither() {
        var coin = coin(100_000);
        ok(post(SEND, paying("0.0004", "")));
        var other = people.store(admin);
        wallets.configure(other, new NewWallet(wallet.scheme().print()));

        var theirs = wallets.of(other).orElseThrow();

        assertThat(theirs.id()).isEqualTo(wallet.id());
        assertThat(coins.of(theirs).held()).containsExactly(coin);
    }

    @Test
    void theCoinsOfSendsAreKnownAmongVeryMany() {
        var coin = coin(100_000);
        ok(post(SEND, paying("0.0004", "")));
        var many = LongStream.rangeClosed(1, 5_000)
                .mapToObj(vout -> new OutPoint(coin.txid, vout))
                .collect(toSet());

        assertThat(held.taken(wallet.network(), many)).isEmpty();
        many.add(coin);
        assertThat(held.taken(wallet.network(), many)).containsExactly(coin);
    }

    @Test
    void doesNotKeepWhatTheChainSaysIsSpent() {
        coin(100_000);
        var late = signed();
        Transaction elsewhere = node.conflicting(late.transaction());
        node.accept(elsewhere);
        node.hear(elsewhere);

        assertThat(keeping.keep(late)).isEqualTo(new CoinsTaken(late.coins()));
        assertThat(states()).isEmpty();
    }
}

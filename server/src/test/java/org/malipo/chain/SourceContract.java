package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.NETWORK;
import static org.malipo.chain.ChainFixture.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.money.Sats;

/** What a tracker relies on from any source. A subclass says which one; each must pass all of it, with real blocks. */
abstract class SourceContract extends SourceCase {
    @Test
    void findsAPaymentInABlock() {
        var payment = network.pay(Wallet.script(0, 1), SENT);
        network.mine(1);

        await("confirmed", () -> given.balance().confirmed().equals(SENT));

        assertThat(given.state(payment)).isEqualTo(TransactionState.CONFIRMED);
        assertThat(given.events().getLast())
                .isEqualTo("chain.transaction " + ChainFixture.brief(payment) + " confirmed");
    }

    @Test
    void seesAPaymentUnconfirmedFirst() {
        var payment = network.pay(Wallet.script(0, 1), SENT);
        await("seen", () -> given.balance().unconfirmed().equals(SENT));

        network.mine(1);
        await("confirmed", () -> given.balance().confirmed().equals(SENT));

        var id = ChainFixture.brief(payment);
        assertThat(given.events())
                .filteredOn(event -> event.startsWith("chain.transaction"))
                .containsExactly("chain.transaction " + id + " unconfirmed", "chain.transaction " + id + " confirmed");
    }

    @Test
    void followsTheSpendingOfACoin() {
        given.parts.watch().add(NETWORK, ChainFixture.GROUP, List.of(new WatchedScript(0, 300, network.ownScript())));
        network.mine(1); // pays that script
        await("earned", () -> !given.balance().immature().equals(Sats.ZERO));
        network.pay(Wallet.script(0, 1), SENT); // from a coin that was there before
        network.mine(1);

        await("change and payment", () -> given.view().coins().size() == 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void takesConfirmationsBackAndGivesThemAgain(int depth) {
        var payment = network.pay(Wallet.script(0, 1), SENT);
        network.mine(depth);
        await("confirmed", () -> given.balance().confirmed().equals(SENT));

        network.reorganise(depth);
        await("taken back", () -> given.balance().confirmed().equals(Sats.ZERO));
        given.awaitReady(network.tip());
        assertThat(given.state(payment)).isEqualTo(TransactionState.UNCONFIRMED);

        network.mine(1);
        await("given again", () -> given.balance().confirmed().equals(SENT));
    }

    @Test
    void findsWhatWasMinedWhileNobodyLooked() {
        given.stop();
        network.pay(Wallet.script(0, 1), SENT);
        network.mine(3);

        start();

        assertThat(given.balance().confirmed()).isEqualTo(SENT);
    }

    @Test
    void goesOnAfterAReorganisationThatHappenedWhileNobodyLooked() {
        var payment = network.pay(Wallet.script(0, 1), SENT);
        network.mine(6);
        await("confirmed", () -> given.balance().confirmed().equals(SENT));
        given.stop();
        network.reorganise(6);

        start();

        assertThat(given.state(payment)).isEqualTo(TransactionState.UNCONFIRMED);
        network.mine(1);
        await("given again", () -> given.balance().confirmed().equals(SENT));
    }

    @Test
    void resumesInTheMiddleOfAReorganisation() {
        network.pay(Wallet.script(0, 1), SENT);
        network.mine(3);
        await("confirmed", () -> given.balance().confirmed().equals(SENT));
        given.stop();
        given.index.disconnect(ChainFixture.LEASE, NETWORK, given.tip().height() - 1);
        network.reorganise(3);
        network.mine(1);

        start();

        assertThat(given.balance().confirmed()).isEqualTo(SENT);
    }

    @Test
    void watchesScriptsThatAreAddedWhileItRuns() {
        given.parts.watch().add(NETWORK, ChainFixture.GROUP, Wallet.scripts(200));

        network.pay(Wallet.script(0, 150), SENT);

        await("seen", () -> given.balance().unconfirmed().equals(SENT));
    }

    @Test
    void followsAReplacement() {
        var payment = network.pay(Wallet.script(0, 1), SENT);
        await("seen", () -> given.balance().unconfirmed().equals(SENT));

        network.takeBack(payment);

        await("replaced", () -> given.state(payment) == TransactionState.REPLACED);
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
    }

    @Test
    void losesAPaymentWhoseCoinABlockSpendsElsewhere() {
        var payment = network.pay(Wallet.script(0, 1), SENT);
        await("seen", () -> given.balance().unconfirmed().equals(SENT));

        network.mineInsteadOf(payment);

        await("replaced", () -> given.state(payment) == TransactionState.REPLACED);
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
    }

    @Test
    void sends() {
        var tx = network.signed(Wallet.script(0, 1), SENT);

        assertThat(source.refusal(tx)).isEmpty();
        assertThat(source.send(tx)).isEqualTo(new BroadcastResult.Accepted(tx.txid));

        assertThat(network.waits(tx)).isTrue();
    }

    @Test
    void goesOnWhenItsPeersAreBack() throws IOException {
        network.hangUp();
        await("noticed", () -> given.status().state() == ChainStatus.State.NOT_CONNECTED);
        assertThat(given.status().problem()).isNotBlank();
        network.pay(Wallet.script(0, 1), SENT);
        network.mine(2);

        network.listenAgain();
        given.awaitReady(network.tip());

        assertThat(given.balance().confirmed()).isEqualTo(SENT);
    }

    @Test
    void saysUpToWhenItKnowsEverything() {
        await("caught up", () -> given.status().caughtUpThrough() != null);
    }
}

package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.money.Sats;

/** Following a node whose chain changes its mind. */
@ChainTest
class TrackerReorganisationTests extends TrackerCase {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void endsAsAFreshIndexAfterAReorganisation(int depth) {
        start();
        var payments = mineWithPayments(depth);
        given.awaitReady(tip());
        node.chain.rewind(depth);
        for (var i = 0; i < depth; i++) {
            node.chain.mine(Wallet.STRANGER, payments.get(i));
        }

        node.announce(node.mine(Wallet.STRANGER));
        given.awaitReady(tip());

        assertThat(given.events()).contains("chain.disconnected to 3");
        assertSameAsFreshIndex();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void takesAReorganisationBackAgain(int depth) {
        start();
        mineWithPayments(depth);
        var first = node.chain.active();
        given.awaitReady(tip());
        node.chain.rewind(depth);
        for (var i = 0; i <= depth; i++) {
            node.mine(Wallet.STRANGER);
        }
        given.awaitReady(tip());
        assertThat(given.balance().confirmed()).isEqualTo(Sats.ZERO);

        node.chain.activate(first);
        node.mine(Wallet.STRANGER);
        node.mine(Wallet.STRANGER);
        given.awaitReady(tip());

        assertSameAsFreshIndex();
    }

    @Test
    void resumesAfterAReorganisationThatHappenedWhileItWasDown() {
        start();
        mineWithPayments(5);
        given.awaitReady(tip());
        given.stop();
        node.chain.rewind(5);
        for (var i = 0; i < 6; i++) {
            node.chain.mine(Wallet.STRANGER);
        }

        start();

        assertThat(given.balance().confirmed()).isEqualTo(Sats.ZERO);
        assertSameAsFreshIndex();
    }

    @Test
    void resumesInTheMiddleOfAReorganisation() {
        start();
        var payments = mineWithPayments(4);
        given.awaitReady(tip());
        given.stop();
        given.index.disconnect(ChainFixture.LEASE, ChainFixture.NETWORK, 3);
        node.chain.rewind(4);
        given.connect(node.chain.mine(Wallet.STRANGER, payments.get(2)));
        for (var i = 0; i < 4; i++) {
            node.chain.mine(Wallet.STRANGER);
        }

        start();

        assertSameAsFreshIndex();
    }

    @Test
    void goesBackWhenTheNodesChainGetsShorter() {
        start();
        mineWithPayments(2);
        given.awaitReady(tip());

        node.chain.rewind(2);
        given.awaitReady(tip());

        assertThat(given.balance().confirmed()).isEqualTo(Sats.ZERO);
        assertThat(given.balance().unconfirmed()).isNotEqualTo(Sats.ZERO);
    }
}

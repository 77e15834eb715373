package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.wallets.WalletFixture.await;

import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.Chain;
import org.springframework.beans.factory.annotation.Autowired;

/** The address of the receive page. */
@WalletTest
class ReceiveAddressTests {
    @Autowired
    private ReceiveAddresses receive;

    @Autowired
    private Wallets wallets;

    @Autowired
    private WalletTable table;

    @Autowired
    private BranchTable branches;

    @Autowired
    private Reservations reservations;

    @Autowired
    private Chain chain;

    @Autowired
    private WalletLabels labels;

    @Autowired
    private WalletObjects objects;

    @Autowired
    private WalletFixture given;

    @Test
    void staysTheSameAlsoAfterARestart() {
        var wallet = given.wallet();

        var first = receive.current(wallet);

        assertThat(receive.current(wallet)).isEqualTo(first);
        assertThat(new ReceiveAddresses(table, branches, reservations, chain, labels).current(wallet))
                .isEqualTo(first);
    }

    @Test
    void isNotedAsGivenOut() {
        var wallet = given.wallet();

        var address = receive.current(wallet);

        var noted = objects.find(wallet, new ObjectKey(ObjectKey.ADDRESS, address.address()))
                .orElseThrow();
        assertThat(noted.data()).isNotNull();
        assertThat(noted.data().path("generatedBy").asString()).isEqualTo("receive");
        assertThat(noted.data().path("reservedAt").asLong()).isPositive();
    }

    @Test
    void isAnotherWhenAskedFor() {
        var wallet = given.wallet();
        var first = receive.current(wallet);

        var second = receive.renew(wallet);

        assertThat(second.index()).isEqualTo(first.index() + 1);
        assertThat(receive.current(wallet)).isEqualTo(second);
    }

    @Test
    void isAnotherOnceItIsPaid() {
        var wallet = given.wallet();
        var first = receive.current(wallet);

        given.tellPaid(wallet, Branch.DEPOSIT, first.index());
        await(() -> table.receiveIndex(wallet.store(), wallet.id()).isEmpty());

        assertThat(receive.current(wallet).index()).isEqualTo(first.index() + 1);
    }

    @Test
    void isAnotherEvenBeforeTheEventIsRead() {
        var wallet = given.wallet();
        var first = receive.current(wallet);

        given.makePaid(wallet, first.index());

        assertThat(receive.current(wallet).index()).isEqualTo(first.index() + 1);
    }

    @Test
    void isAnotherAfterTheWalletWasConfiguredAgain() {
        var wallet = given.wallet();
        var first = receive.current(wallet);

        var again = given.configured(wallet.store(), wallet.scheme().print());

        assertThat(receive.current(again).index()).isEqualTo(first.index() + 1);
    }

    @Test
    void canBeGivenBackOnce() {
        var wallet = given.wallet();
        var first = receive.current(wallet);

        assertThat(receive.giveBack(wallet)).isTrue();
        assertThat(receive.giveBack(wallet)).isFalse();
        assertThat(receive.current(wallet)).isEqualTo(first);
    }

    @Test
    void isNotGivenOutAgainWhereSomebodyTookALaterOne() {
        var wallet = given.wallet();
        receive.current(wallet);
        var later = wallets.reserve(wallet, "test");

        receive.giveBack(wallet);

        assertThat(receive.current(wallet).index()).isEqualTo(later.index() + 1);
    }

    @Test
    void isNotGivenOutAgainOnceItWasPaid() {
        var wallet = given.wallet();
        var first = receive.current(wallet);
        given.makePaid(wallet, first.index());

        receive.giveBack(wallet);

        assertThat(receive.current(wallet).index()).isEqualTo(first.index() + 1);
    }

    @Test
    void isOneForAllWhoAskAtOnce() throws Exception {
        var wallet = given.wallet();
        Callable<ReservedAddress> ask = () -> receive.current(wallet);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shown = threads.invokeAll(Collections.nCopies(20, ask)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(new HashSet<>(shown)).hasSize(1);
        }
    }
}

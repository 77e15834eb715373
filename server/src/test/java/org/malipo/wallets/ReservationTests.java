package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.wallets.WalletFixture.await;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.DescriptorChecksum;
import org.malipo.chain.Chain;
import org.malipo.idempotency.KeyedTransaction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving out addresses. */
@WalletTest
class ReservationTests {
    @Autowired
    private Wallets wallets;

    @Autowired
    private BranchTable branches;

    @Autowired
    private Chain chain;

    @Autowired
    private PoolSettings settings;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private KeyedTransaction request;

    @Autowired
    private WalletFixture given;

    @Test
    void givesAHundredCallersAHundredAddressesInARow() throws Exception {
        var wallet = given.wallet();

        var taken = atOnce(times(100, () -> wallets.reserve(wallet, "test")));

        assertThat(taken.stream().map(ReservedAddress::index))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).boxed().toList());
        assertThat(taken.stream().map(ReservedAddress::address)).doesNotHaveDuplicates();
        assertThat(given.watched(wallet, Branch.DEPOSIT))
                .containsAll(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void derivesWhatItGivesOut() {
        var wallet = given.wallet();
        wallets.reserve(wallet, "test");

        var second = wallets.reserve(wallet, "test");

        assertThat(second.address()).isEqualTo(wallet.scheme().address(Branch.DEPOSIT, 1));
        assertThat(second.keyPath()).isEqualTo("0/1");
        assertThat(Addresses.ofScript(second.script().toByteArray(), wallet.network()))
                .contains(second.address());
    }

    @Test
    void neverGivesTwoStoresWithTheSameKeyTheSameAddress() throws Exception {
        var account = WalletFixture.account();
        var one = given.configured(given.store(), account.key().xpub());
        var descriptor = DescriptorChecksum.append(
                "wpkh([aabbccdd/84'/1'/0']" + account.key().xpub() + "/<0;1>/*)");
        var other = given.configured(given.store(), descriptor);

        var callers = Stream.of(one, other)
                .flatMap(wallet -> times(50, () -> wallets.reserve(wallet, "test")).stream())
                .toList();
        var taken = atOnce(callers);

        assertThat(other.id()).isEqualTo(one.id());
        assertThat(taken.stream().map(ReservedAddress::address)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void neverGivesTwoProcessesTheSameAddress() throws Exception {
        var wallet = given.wallet();
        var processes = List.of(process(), process(), process());

        var callers = processes.stream()
                .flatMap(process -> times(100, () -> process.next(wallet)).stream())
                .toList();
        var taken = atOnce(callers);

        assertThat(taken.stream().map(ReservedAddress::index))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 300).boxed().toList());
        var last = taken.stream().mapToInt(ReservedAddress::index).max().orElseThrow();
        assertThat(given.watched(wallet, Branch.DEPOSIT)).contains(last).doesNotHaveDuplicates();
    }

    /** {@return what another server process on the same database would reserve with} */
    private Reservations process() {
        return new Reservations(branches, new AddressPool(branches, chain, settings, clock), request);
    }

    @Test
    void skipsTheIndexOfACallerThatDied() {
        var wallet = given.wallet();
        var lost = process().next(wallet);

        var next = process().next(wallet);

        assertThat(next.index()).isEqualTo(lost.index() + 1);
    }

    @Test
    void watchesAheadWithoutBeingAsked() {
        var wallet = given.wallet();
        assertThat(given.watched(wallet, Branch.DEPOSIT)).hasSize(30);
        assertThat(given.watched(wallet, Branch.CHANGE)).hasSize(30);

        IntStream.range(0, 11).forEach(_ -> wallets.reserve(wallet, "test"));

        await(() -> branches.counters(wallet.id(), Branch.DEPOSIT).left() >= settings.minGap());
    }

    @Test
    void refusesToReserveInsideATransaction() {
        var wallet = given.wallet();

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> wallets.reserve(wallet, "test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before a transaction");
    }

    @Test
    void neverGivesOutAnAddressThatWasPaid() {
        var wallet = given.wallet();

        given.tellPaid(wallet, Branch.DEPOSIT, 25);
        await(() -> branches.counters(wallet.id(), Branch.DEPOSIT).nextIndex() == 26);

        assertThat(wallets.reserve(wallet, "test").index()).isEqualTo(26);
        await(() -> given.watched(wallet, Branch.DEPOSIT).size() >= 26 + settings.minGap());
    }

    @Test
    void staysWhereItIsWhenALowerAddressIsPaid() {
        var wallet = given.wallet();
        IntStream.range(0, 5).forEach(_ -> wallets.reserve(wallet, "test"));

        given.tellPaid(wallet, Branch.DEPOSIT, 2);
        given.tellPaid(wallet, Branch.CHANGE, 0);
        await(() -> branches.counters(wallet.id(), Branch.CHANGE).nextIndex() == 1);

        assertThat(wallets.reserve(wallet, "test").index()).isEqualTo(5);
    }

    @Test
    void watchesFurtherChangeAddressesAsTheyAreUsed() {
        var wallet = given.wallet();

        given.tellPaid(wallet, Branch.CHANGE, 29);

        await(() -> given.watched(wallet, Branch.CHANGE).size() >= 30 + settings.minGap());
    }

    @Test
    void skipsWhatWasPaidBeforeItWasDerived() {
        var wallet = given.wallet();
        given.makePaid(wallet, 35);

        IntStream.range(0, 11).forEach(_ -> wallets.reserve(wallet, "test"));

        await(() -> branches.counters(wallet.id(), Branch.DEPOSIT).nextIndex() == 36);
        assertThat(wallets.reserve(wallet, "test").index()).isEqualTo(36);
    }

    private static List<Callable<ReservedAddress>> times(int count, Callable<ReservedAddress> call) {
        return Collections.nCopies(count, call);
    }

    private static List<ReservedAddress> atOnce(List<Callable<ReservedAddress>> calls) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}

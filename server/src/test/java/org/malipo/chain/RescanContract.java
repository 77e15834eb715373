package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.LEASE;
import static org.malipo.chain.ChainFixture.NETWORK;
import static org.malipo.chain.ChainFixture.await;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.malipo.money.Sats;
import org.springframework.beans.factory.annotation.Autowired;

/** Finding the past of a wallet that was used elsewhere, by any source. */
abstract class RescanContract extends SourceCase {
    static final String IMPORTED = "imported";

    @Autowired
    Rescans rescans;

    /** Each test pays others of these, for they share a chain. */
    private void watch(int... indexes) {
        given.parts
                .watch()
                .add(
                        NETWORK,
                        IMPORTED,
                        IntStream.of(indexes)
                                .mapToObj(index -> new WatchedScript(0, index, Wallet.script(7, index)))
                                .toList());
    }

    /** {@return the height of the block that has it} */
    private int minePayment(int index) {
        network.pay(Wallet.script(7, index), SENT);
        network.mine(1);
        return network.height();
    }

    Rescan ask(Rescans.Range range) {
        assertThat(given.rescans(network.asNode()).start(NETWORK, IMPORTED, range))
                .isTrue();
        return rescan();
    }

    Rescan rescan() {
        return rescans.of(NETWORK, IMPORTED).orElseThrow();
    }

    Rescan through(Rescans.Range range) {
        ask(range);
        await("looked through", () -> !rescan().isOpen());
        return rescan();
    }

    private Sats confirmed() {
        return given.groups.balance(NETWORK, IMPORTED).confirmed();
    }

    @Test
    void findsWhatCameBeforeTheScriptsWereWatched() {
        int from = minePayment(50);
        given.awaitReady(network.tip());
        watch(50);

        var rescan = through(Rescans.Range.fromHeight(1, 5));

        assertThat(confirmed()).isEqualTo(SENT);
        assertThat(rescan.state()).isEqualTo(Rescan.State.COMPLETE);
        assertThat(rescan.found()).isEqualTo(1);
        assertThat(rescan.nextHeight()).isGreaterThan(from);
        assertThat(rescan.progress()).isEqualTo(100);
        assertThat(rescan.wholeBlocks()).isFalse();
    }

    @Test
    void findsWhatWaitsForABlockToo() {
        network.send(network.signed(Wallet.script(7, 80), SENT));
        var later = network.signed(Wallet.script(0, 1), SENT);
        network.send(later);
        await("passed over", () -> given.isKnown(later));
        watch(80);

        through(Rescans.Range.fromHeight(1, 5));

        await(
                "seen",
                () -> given.groups.balance(NETWORK, IMPORTED).unconfirmed().equals(SENT));
    }

    @Test
    void findsWhatHasGoneAgain() {
        var payment = network.pay(Wallet.script(0, 1), SENT);
        network.mine(1);
        given.awaitReady(network.tip());
        given.parts.watch().add(NETWORK, IMPORTED, List.of(new WatchedScript(0, 0, network.ownScript())));

        through(Rescans.Range.fromHeight(0, 5));

        var history = given.histories.page(NETWORK, IMPORTED, new HistoryPage(HistoryPage.Part.ALL, null, 0, 10_000));
        assertThat(history)
                .filteredOn(tx -> tx.txid().equals(payment.txid))
                .singleElement()
                .satisfies(tx -> assertThat(tx.change().value()).isNegative());
        assertThat(history.stream().mapToLong(tx -> tx.change().value()).sum())
                .isEqualTo(given.groups.balance(NETWORK, IMPORTED).total().value());
    }

    @Test
    void looksForScriptsThatAreWatchedBecauseOfWhatIsFound() {
        int from = minePayment(12);
        minePayment(5);
        given.awaitReady(network.tip());
        given.ahead = (network, group, gap) -> {
            int last = given.groups.lastPaidIndex(network, group, 0).orElse(-1);
            watch(IntStream.rangeClosed(0, last + gap).toArray());
        };

        var rescan = through(Rescans.Range.fromHeight(from, 8));

        assertThat(confirmed()).isEqualTo(SENT.plus(SENT));
        assertThat(rescan.found()).isEqualTo(2);
        assertThat(rescan.pass()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatIsBehindTheGap() {
        int from = minePayment(9);
        given.awaitReady(network.tip());
        given.ahead = (_, _, gap) -> watch(IntStream.range(0, gap).toArray());

        assertThat(through(Rescans.Range.fromHeight(from, 8)).found()).isZero();
    }

    @Test
    void goesOnWhereAnotherProcessWasStopped() {
        minePayment(60);
        int second = minePayment(61);
        given.awaitReady(network.tip());
        given.stop();
        watch(60, 61);
        ask(Rescans.Range.fromHeight(1, 5));
        var queued = given.parts.passes().next(NETWORK, Instant.now()).orElseThrow();
        given.parts.passes().begin(LEASE, queued, 1, given.parts.watch().lastId(NETWORK, IMPORTED), Instant.now());
        given.parts.passes().moved(LEASE, queued, second, Instant.now());

        start();
        await("looked through", () -> !rescan().isOpen());

        assertThat(confirmed()).isEqualTo(SENT); // of the second; the first had been looked at
    }

    @Test
    void beginsAtATime() {
        minePayment(70);
        given.awaitReady(network.tip());
        watch(70);

        var rescan = through(Rescans.Range.since(Instant.now(), 5));

        assertThat(rescan.fromHeight()).isNotNegative();
        assertThat(confirmed()).isEqualTo(SENT);
    }

    @Test
    void endsWhenItIsCalledOff() {
        given.stop();
        ask(Rescans.Range.fromHeight(0, 5));

        assertThat(rescans.cancel(NETWORK, IMPORTED)).isTrue();
        start();

        assertThat(rescan().state()).isEqualTo(Rescan.State.CANCELLED);
        assertThat(rescans.cancel(NETWORK, IMPORTED)).isFalse();
    }
}

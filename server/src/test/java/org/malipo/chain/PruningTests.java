package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.chain.ChainFixture.GROUP;
import static org.malipo.chain.ChainFixture.NETWORK;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.money.Sats;
import org.springframework.beans.factory.annotation.Autowired;

/** Forgetting transactions of the past. */
@ChainTest
class PruningTests extends ChainIndexCase {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    private Pruner pruner;

    private int prune() {
        return prune(Duration.ofDays(1));
    }

    private int prune(@Nullable Duration kept) {
        return Pruning.prune(pruner, List.of(NETWORK), new IndexSettings(0, kept), Clock.systemUTC());
    }

    private Transaction mined(Instant at, Transaction tx) {
        given.connect(chain.mine(Wallet.STRANGER, at, tx));
        return tx;
    }

    private static Transaction spend(Transaction tx, long sats) {
        return Wallet.spend(List.of(Wallet.output(tx, 0)), Wallet.to(Wallet.STRANGER, sats));
    }

    @Test
    void forgetsWhatCameAndWentLongAgo() {
        var payment = mined(LONG_AGO, Wallet.pay(1, 5_000));
        var gone = mined(LONG_AGO, spend(payment, 4_000));
        var kept = mined(LONG_AGO, Wallet.pay(2, 7_000));
        var before = given.view();

        int pruned = prune();

        assertThat(pruned).isEqualTo(2);
        assertThat(given.isKnown(payment)).isFalse();
        assertThat(given.isKnown(gone)).isFalse();
        assertThat(given.view().balance()).isEqualTo(before.balance());
        assertThat(given.view().coins()).isEqualTo(before.coins());
        assertThat(given.view().history()).extracting(GroupTransaction::txid).containsExactly(kept.txid);
    }

    @Test
    void keepsWhatWasSpentOnlyNow() {
        var payment = mined(LONG_AGO, Wallet.pay(1, 5_000));
        mined(Instant.now(), spend(payment, 4_000));

        assertThat(prune()).isZero();
    }

    @Test
    void keepsWhatIsSpentInTheMempoolAlone() {
        var payment = mined(LONG_AGO, Wallet.pay(1, 5_000));
        given.arrive(spend(payment, 4_000));
        var before = given.view();

        assertThat(prune()).isZero();
        assertThat(given.view()).isEqualTo(before);
    }

    @Test
    void keepsASpendOfSomethingThatIsKept() {
        var payment = mined(
                LONG_AGO,
                Wallet.spend(
                        List.of(Wallet.strangersCoin()),
                        Wallet.to(Wallet.script(0, 1), 5_000),
                        Wallet.to(Wallet.script(0, 2), 6_000)));
        var spend = mined(LONG_AGO, spend(payment, 4_000));

        assertThat(prune()).isZero();
        assertThat(given.isKnown(spend)).isTrue();
    }

    @Test
    void keepsWhatAnotherGroupNeeds() {
        given.parts.watch().add(NETWORK, "other", List.of(new WatchedScript(0, 0, Wallet.script(0, 1_000))));
        var payment = mined(
                LONG_AGO,
                Wallet.spend(
                        List.of(Wallet.strangersCoin()),
                        Wallet.to(Wallet.script(0, 1), 5_000),
                        Wallet.to(Wallet.script(0, 1_000), 6_000)));
        mined(LONG_AGO, spend(payment, 4_000));

        prune();

        assertThat(given.isKnown(payment)).isTrue();
        assertThat(given.groups.coins(NETWORK, "other", CoinKey.OLDEST, 10)).hasSize(1);
        assertThat(given.view().history()).isEmpty();
    }

    @Test
    void changesNoBalanceWhateverCameBefore() {
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            var coins = given.view().coins();
            var tx = coins.isEmpty() || random.nextBoolean()
                    ? Wallet.pay(random.nextInt(10), 1_000 + i)
                    : spendSome(coins.get(random.nextInt(coins.size())), random);
            mined(random.nextInt(3) == 0 ? Instant.now() : LONG_AGO, tx);
        }
        var before = given.view();

        int pruned = prune();

        assertThat(pruned).isPositive();
        assertThat(given.view().balance()).isEqualTo(before.balance());
        assertThat(given.view().coins()).isEqualTo(before.coins());
    }

    private static Transaction spendSome(Coin coin, Random random) {
        var to = random.nextBoolean() ? Wallet.STRANGER : Wallet.script(0, random.nextInt(10));
        return Wallet.spend(
                List.of(new OutPoint(new TxHash(coin.txid()), coin.vout())),
                Wallet.to(to, coin.amount().value() - 100));
    }

    @Test
    void goesThroughALongHistoryInSteps() {
        var kept = mined(LONG_AGO, Wallet.pay(0, 9_000));
        var coming = new ArrayList<Transaction>();
        for (int i = 0; i < Pruner.WINDOW; i++) {
            coming.add(Wallet.pay(i % 10, 1_000 + i));
            coming.add(spend(coming.getLast(), 900));
        }
        given.connect(chain.mine(Wallet.STRANGER, LONG_AGO, coming.toArray(Transaction[]::new)));
        var before = given.view();

        assertThat(prune()).isEqualTo(coming.size());

        assertThat(given.view().balance()).isEqualTo(before.balance());
        assertThat(given.view().history()).extracting(GroupTransaction::txid).containsExactly(kept.txid);
    }

    @Test
    void remembersThatAddressesWerePaid() {
        mined(LONG_AGO, spend(mined(LONG_AGO, Wallet.pay(7, 5_000)), 4_000));

        assertThat(prune()).isEqualTo(2);

        assertThat(given.groups.isPaid(NETWORK, GROUP, 0, 7)).isTrue();
        assertThat(given.groups.isPaid(NETWORK, GROUP, 0, 8)).isFalse();
        assertThat(given.groups.lastPaidIndex(NETWORK, GROUP, 0)).hasValue(7);
    }

    @Test
    void aSearchFindsAgainWhatWasForgotten() {
        var payment = Wallet.pay(1, 5_000);
        var block = chain.mine(Wallet.STRANGER, LONG_AGO, payment, spend(payment, 4_000));
        given.connect(block);
        var before = given.view();
        assertThat(prune()).isEqualTo(2);

        find(block, 1);

        assertThat(given.view()).isEqualTo(before);
    }

    @Test
    void aSearchThatStopsHalfWayBringsNoCoinBack() {
        var payment = Wallet.pay(1, 5_000);
        var block = chain.mine(Wallet.STRANGER, LONG_AGO, payment);
        given.connect(block);
        mined(LONG_AGO, spend(payment, 4_000));
        assertThat(prune()).isEqualTo(2);

        find(block, 1);

        assertThat(given.isKnown(payment)).isTrue();
        assertThat(given.balance().total()).isEqualTo(Sats.ZERO);
        assertThat(given.view().coins()).isEmpty();
        assertThat(prune()).isEqualTo(1);
    }

    private void find(Block block, int height) {
        given.index.find(
                ChainFixture.LEASE, NETWORK, block, height, given.watched().among(block.tx));
    }

    @Test
    void keepsEverythingUnlessItIsToldOtherwise() {
        var payment = mined(LONG_AGO, Wallet.pay(1, 5_000));
        mined(LONG_AGO, spend(payment, 4_000));

        assertThat(prune(null)).isZero();
        assertThat(given.isKnown(payment)).isTrue();
    }

    @Test
    void refusesToForgetWhatMayLeaveTheChain() {
        assertThatThrownBy(() -> new IndexSettings(0, Duration.ofHours(23)))
                .hasMessage("malipo.chain.pruneafter (23h) must be at least 24h");
    }
}

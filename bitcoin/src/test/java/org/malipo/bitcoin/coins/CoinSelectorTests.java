package org.malipo.bitcoin.coins;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.InputWeight;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.coins.CoinFilter.LeftOut;
import org.malipo.bitcoin.coins.Selection.Method;
import org.malipo.bitcoin.coins.Selection.NotEnough;
import org.malipo.bitcoin.coins.Selection.Selected;
import org.malipo.bitcoin.coins.Selection.TooHeavy;

class CoinSelectorTests {
    private static final InputWeight SEGWIT = new InputWeight(272, true);
    private static final InputWeight LEGACY = new InputWeight(592, false);

    @Test
    void matchesExactlyWithoutChange() {
        // Each coin brings 68 sat/vB × 1 less than it holds.
        var coins = coins("one", 50_068, 30_068, 20_068, 7_068, 100_068);

        var selected = selected(coins, need(37_000));

        assertThat(selected.method()).isEqualTo(Method.BRANCH_AND_BOUND);
        assertThat(amounts(selected)).containsExactly(30_068L, 7_068L);
    }

    @Test
    void countsEachInputByItsOwnWeight() {
        var legacy = coin(1, 20_148, LEGACY, 6, "one");
        var segwit = coin(2, 20_068, SEGWIT, 6, "one");

        // Beside a witness the legacy input weighs 593 units: 148.25 vB.
        assertThat(selected(List.of(legacy, segwit), need(39_999)).coins()).hasSize(2);
        assertThat(select(List.of(legacy, segwit), need(40_000), 1))
                .isEqualTo(new NotEnough(sats(40_216), sats(40_217), sats(0)));
    }

    @Test
    void leavesCoinsThatCostMoreThanTheyHold() {
        var coins = coins("one", 60, 68, 90_000);

        assertThat(selected(coins, need(50_000)).coins()).hasSize(1);
        assertThat(select(coins, need(89_933), 1)).isEqualTo(new NotEnough(sats(90_000), sats(90_001), sats(128)));
    }

    @Test
    void mixesNoGroupsWhileOneSuffices() {
        var coins = new ArrayList<>(coins("alice", 40_000, 45_000));
        coins.addAll(coins("bob", 41_000, 44_000));

        var selected = selected(coins, need(70_000));

        assertThat(selected.coins())
                .extracting(Coin::group)
                .containsOnly(selected.coins().getFirst().group());
    }

    @Test
    void mixesAsFewGroupsAsItMust() {
        var coins = new ArrayList<>(coins("alice", 10_000, 12_000));
        coins.addAll(coins("bob", 30_000));
        coins.addAll(coins("carol", 25_000));

        var selected = selected(coins, need(50_000));

        assertThat(selected.coins()).extracting(Coin::group).containsExactlyInAnyOrder("bob", "carol");
    }

    @Test
    void takesConfirmedCoinsFirst() {
        var coins = List.of(coin(1, 50_000, SEGWIT, 0, "one"), coin(2, 90_000, SEGWIT, 1, "two"));

        assertThat(amounts(selected(coins, need(40_000)))).containsExactly(90_000L);
        assertThat(amounts(selected(coins, need(130_000)))).containsExactlyInAnyOrder(50_000L, 90_000L);
    }

    @Test
    void choosesTheSameCoinsForTheSameSeed() {
        var coins = many(500, 3);

        var first = select(coins, need(3_000_000), 42);

        assertThat(select(coins, need(3_000_000), 42)).isEqualTo(first);
    }

    @Test
    void refusesMoreInputsThanNodesRelay() {
        var coins = IntStream.range(0, 3_000)
                .mapToObj(i -> coin(i, 1_068, SEGWIT, 6, "one"))
                .toList();

        assertThat(select(coins, need(2_000_000), 1)).isInstanceOf(TooHeavy.class);
        var most = ((TooHeavy) select(coins, need(2_000_000), 1)).mostAtOnce().toLong();
        assertThat(selected(coins, need(most)).coins()).hasSize((int) (most / 1_000));
    }

    @Test
    void chooses20000CoinsQuickly() {
        var cpu = ManagementFactory.getThreadMXBean();
        var oneGroup = many(20_000, 1);
        var groups = many(20_000, 20_000);
        var pairs = many(20_000, 10_000);
        for (var coins : List.of(oneGroup, groups, pairs)) {
            var quickest = Duration.ofDays(1);
            for (var run = 0; run < 4; run++) {
                var start = cpu.getCurrentThreadCpuTime();
                assertThat(select(coins, need(5_000_000), run)).isInstanceOf(Selected.class);
                quickest = Collections.min(List.of(quickest, Duration.ofNanos(cpu.getCurrentThreadCpuTime() - start)));
            }
            assertThat(quickest).isLessThan(Duration.ofMillis(200));
        }
    }

    @Test
    void saysWhatTheFilterHeldBack() {
        var filter = new CoinFilter(null, Set.of(outpoint(1)), 1);

        var filtered = filter.apply(List.of(
                coin(1, 1_000, SEGWIT, 6, "one"),
                coin(2, 2_000, SEGWIT, 0, "one"),
                new Coin(outpoint(3), out(3_000), AddressIndex.deposit(3), SEGWIT, 1, 25, "one"),
                coin(4, 4_000, SEGWIT, 1, "one")));

        assertThat(filtered.usable()).extracting(Coin::outpoint).containsExactly(outpoint(4));
        assertThat(filtered.leftOut())
                .containsOnly(
                        Map.entry(LeftOut.LOCKED, sats(1_000)),
                        Map.entry(LeftOut.UNCONFIRMED, sats(2_000)),
                        Map.entry(LeftOut.LONG_CHAIN, sats(3_000)));
        assertThat(CoinFilter.ANY.only(Set.of(outpoint(2))).apply(many(5, 1)).leftOut())
                .containsKey(LeftOut.NOT_CHOSEN);
    }

    private static Need need(long target) {
        return new Need(
                sats(target), SatPerVbyte.of(1), true, SatPerVbyte.of(10), sats(31), sats(680), sats(294), 399_000);
    }

    private static Selection select(List<Coin> coins, Need need, long seed) {
        return CoinSelector.select(coins, need, new Random(seed));
    }

    private static Selected selected(List<Coin> coins, Need need) {
        return (Selected) select(coins, need, 7);
    }

    private static List<Long> amounts(Selected selected) {
        return selected.coins().stream().map(coin -> coin.amount().toLong()).toList();
    }

    private static List<Coin> coins(String group, long... amounts) {
        return IntStream.range(0, amounts.length)
                .mapToObj(i -> coin(group.hashCode() + i, amounts[i], SEGWIT, 6, group))
                .toList();
    }

    private static List<Coin> many(int count, int groups) {
        var random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> coin(i, random.nextLong(1_000, 1_000_000), SEGWIT, 6, "g" + i % groups))
                .toList();
    }

    private static Coin coin(int id, long amount, InputWeight weight, int confirmations, String group) {
        return new Coin(outpoint(id), out(amount), AddressIndex.deposit(Math.abs(id)), weight, confirmations, 0, group);
    }

    private static OutPoint outpoint(int id) {
        return new OutPoint(new TxId(HexFormat.of().toHexDigits(id) + "00".repeat(28)), 0);
    }

    private static TxOut out(long amount) {
        return new TxOut(sats(amount), new byte[22]);
    }

    private static Satoshi sats(long amount) {
        return new Satoshi(amount);
    }
}

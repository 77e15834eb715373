package org.malipo.bitcoin.spend;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Dust;
import org.malipo.bitcoin.InputWeight;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.SpendResult.NotEnough;
import org.malipo.bitcoin.spend.SpendResult.Plan;

/** Whatever the wallet holds and whatever is asked of it, the sums are right. */
class SpenderPropertyTests {
    private static final byte[] CHANGE = script(99);

    @Property(tries = 400)
    void neverLosesValueAndPaysTheFee(
            @ForAll @Size(min = 1, max = 60) List<@From("amounts") Long> coins,
            @ForAll @Size(min = 1, max = 5) List<@From("amounts") Long> payments,
            @ForAll("rates") BigDecimal rate,
            @ForAll @IntRange(max = 4) int groups,
            @ForAll boolean subtract,
            @ForAll long seed) {
        var wallet = wallet(coins, groups + 1);
        var order = SpendOrder.pay(payments(payments, subtract), new Fee.Rate(new SatPerVbyte(rate)), CHANGE);

        var result = Spender.plan(order, wallet, new Random(seed));

        if (result instanceof Plan plan) {
            check(plan, order, new SatPerVbyte(rate));
        }
        if (result instanceof NotEnough missing) {
            assertThat(missing.missing().toLong()).isPositive();
            assertThat(sum(wallet)).isGreaterThanOrEqualTo(missing.available().toLong());
        }
    }

    /** A refusal for want of money is right: all coins together would not do either. */
    @Property(tries = 200)
    void findsTheMoneyIfItIsThere(
            @ForAll @Size(min = 1, max = 30) List<@From("amounts") Long> coins,
            @ForAll @IntRange(min = 1, max = 110) int percent,
            @ForAll("rates") BigDecimal rate,
            @ForAll long seed) {
        var wallet = wallet(coins, 3);
        var fee = new Fee.Rate(new SatPerVbyte(rate));
        var economic = wallet.stream()
                .filter(coin -> coin.amount()
                                .compareTo(fee.rate().feeOfWeight(coin.weight().units()))
                        > 0)
                .toList();
        var payment = Payment.of(script(1), new Satoshi(Math.max(1_000, sum(wallet) * percent / 100)));

        var result = Spender.plan(SpendOrder.pay(List.of(payment), fee, CHANGE), wallet, new Random(seed));

        var weight = TransactionWeight.of(economic.stream().map(Coin::weight).toList(), List.of(payment.output()));
        var affordable =
                sum(economic) - payment.amount().toLong() - fee.of(weight).toLong();
        // Rounding to whole satoshis per input may cost one each.
        if (affordable >= economic.size() + 3L * rate.intValue() + 10) {
            assertThat(result).isInstanceOf(Plan.class);
        }
        if (affordable < 0) {
            assertThat(result).isNotInstanceOf(Plan.class);
        }
    }

    @Property(tries = 200)
    void sweepsEverything(
            @ForAll @Size(min = 1, max = 40) List<@From("amounts") Long> coins, @ForAll("rates") BigDecimal rate) {
        var wallet = wallet(coins, 2);

        var result =
                Spender.plan(SpendOrder.sweep(script(1), new Fee.Rate(new SatPerVbyte(rate))), wallet, new Random(1));

        if (result instanceof Plan plan) {
            assertThat(plan.coins()).hasSameSizeAs(wallet);
            assertThat(plan.unsigned().txOut).hasSize(1);
            assertThat(plan.change()).isEmpty();
            assertThat(plan.unsigned().txOut.getFirst().amount.toLong()
                            + plan.fee().toLong())
                    .isEqualTo(sum(wallet));
            assertThat(plan.fee()).isEqualTo(new SatPerVbyte(rate).feeOf(plan.vbytes()));
        }
    }

    private static void check(Plan plan, SpendOrder order, SatPerVbyte rate) {
        var in = sum(plan.coins());
        var out = plan.unsigned().txOut.stream()
                .mapToLong(output -> output.amount.toLong())
                .sum();
        assertThat(out + plan.fee().toLong()).isEqualTo(in);
        assertThat(plan.coins()).doesNotHaveDuplicates();

        var least = rate.feeOf(plan.vbytes()).toLong();
        assertThat(plan.fee().toLong()).isGreaterThanOrEqualTo(least);
        var changeOutput = new TxOut(new Satoshi(0), CHANGE);
        var dropped =
                rate.feeOfWeight(4L * TransactionWeight.bytesOf(changeOutput)).toLong()
                        + Dust.limitOf(CHANGE).toLong();
        var rounding = plan.coins().size() + 2 * rate.feeOf(1).toLong();
        assertThat(plan.fee().toLong()).isLessThanOrEqualTo(least + dropped + rounding);

        for (var output : plan.unsigned().txOut) {
            assertThat(output.amount).isGreaterThanOrEqualTo(Dust.limitOf(output.publicKeyScript.toByteArray()));
        }
        for (var payment : order.payments()) {
            if (!payment.subtractsFee()) {
                assertThat(plan.unsigned().txOut).contains(payment.output());
            }
        }
        plan.change()
                .ifPresent(at -> assertThat(
                                plan.unsigned().txOut.get(at).publicKeyScript.toByteArray())
                        .isEqualTo(CHANGE));
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(200, 5_000),
                Arbitraries.longs().between(5_000, 500_000),
                Arbitraries.longs().between(500_000, 5_000_000_000L));
    }

    @Provide
    Arbitrary<BigDecimal> rates() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ONE, BigDecimal.valueOf(5))
                        .ofScale(3),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.TEN, BigDecimal.valueOf(500))
                        .ofScale(1));
    }

    private static List<Payment> payments(List<Long> amounts, boolean subtract) {
        var payments = new ArrayList<Payment>();
        for (var i = 0; i < amounts.size(); i++) {
            var payment = Payment.of(script(i), new Satoshi(amounts.get(i)));
            payments.add(subtract && i == 0 ? payment.subtractingFee() : payment);
        }
        return payments;
    }

    private static List<Coin> wallet(List<Long> amounts, int groups) {
        var coins = new ArrayList<Coin>();
        for (var i = 0; i < amounts.size(); i++) {
            var outpoint = new OutPoint(new TxId(HexFormat.of().toHexDigits(i) + "00".repeat(28)), 0);
            var output = new TxOut(new Satoshi(amounts.get(i)), script(i));
            var weight = new InputWeight(272, true);
            coins.add(new Coin(outpoint, output, AddressIndex.deposit(i), weight, i % 3, 0, "g" + i % groups));
        }
        return coins;
    }

    private static byte[] script(int number) {
        var script = new byte[22];
        script[1] = 20;
        script[2] = (byte) number;
        return script;
    }

    private static long sum(List<Coin> coins) {
        return coins.stream().mapToLong(coin -> coin.amount().toLong()).sum();
    }
}

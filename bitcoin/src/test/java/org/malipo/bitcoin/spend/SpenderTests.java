package org.malipo.bitcoin.spend;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.LexicographicalOrdering;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.TestWallet;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.coins.CoinFilter;
import org.malipo.bitcoin.coins.CoinFilter.LeftOut;
import org.malipo.bitcoin.spend.SpendResult.NoCoins;
import org.malipo.bitcoin.spend.SpendResult.NoPayments;
import org.malipo.bitcoin.spend.SpendResult.NotEnough;
import org.malipo.bitcoin.spend.SpendResult.NothingForFee;
import org.malipo.bitcoin.spend.SpendResult.OutputTooSmall;
import org.malipo.bitcoin.spend.SpendResult.Plan;
import org.malipo.bitcoin.spend.SpendResult.SeveralSubtract;

class SpenderTests {
    private static final Fee TEN = new Fee.Rate(SatPerVbyte.of(10));

    private final TestWallet wallet = TestWallet.of(AccountType.SEGWIT);
    private final TestWallet payee = TestWallet.other(AccountType.SEGWIT);
    private final Coin big = wallet.coin("big", 1_000_000, AddressIndex.deposit(0));
    private final Coin small = wallet.coin("small", 20_000, AddressIndex.deposit(1));

    @Test
    void paysWithChange() {
        var plan = plan(pay(400_000), big);

        // 10.5 vB, an input of 68, two outputs of 31.
        assertThat(plan.vbytes()).isEqualTo(141);
        assertThat(plan.fee()).isEqualTo(sats(1_410));
        assertThat(plan.unsigned().txOut)
                .extracting(out -> out.amount.toLong())
                .containsExactlyInAnyOrder(400_000L, 598_590L);
        assertThat(change(plan)).isEqualTo(598_590);
        assertThat(plan.unsigned().version).isEqualTo(2);
        assertThat(plan.unsigned().txIn.getFirst().sequence).isEqualTo(0xfffffffdL);
    }

    @Test
    void takesTheFeeFromTheReceiver() {
        var plan = plan(order(pay(400_000).payments().getFirst().subtractingFee()), big);

        assertThat(change(plan)).isEqualTo(600_000);
        var received = plan.unsigned().txOut.get(1 - plan.change().orElseThrow()).amount;
        assertThat(received.plus(plan.fee())).isEqualTo(sats(400_000));
    }

    @Test
    void sendsChangeThatWouldBeDustToTheFee() {
        var plan = plan(pay(1_000_000 - 1_410 - 293), big);

        assertThat(plan.change()).isEmpty();
        assertThat(plan.fee()).isEqualTo(sats(1_410 + 293));
        assertThat(plan(pay(1_000_000 - 1_410 - 294), big).change()).isPresent();
    }

    @Test
    void givesDroppedChangeToTheReceiverWhoBearsTheFee() {
        var plan = plan(order(pay(1_000_000 - 200).payments().getFirst().subtractingFee()), big);

        assertThat(plan.change()).isEmpty();
        assertThat(plan.fee()).isEqualTo(sats(1_100));
        assertThat(plan.unsigned().txOut.getFirst().amount).isEqualTo(sats(998_900));
    }

    @Test
    void sweeps() {
        var plan = plan(SpendOrder.sweep(payeeScript(0), TEN), big, small);

        assertThat(plan.unsigned().txIn).hasSize(2);
        assertThat(plan.unsigned().txOut).hasSize(1);
        assertThat(plan.unsigned().txOut.getFirst().amount.plus(plan.fee())).isEqualTo(sats(1_020_000));
    }

    @Test
    void sendsTheRestToTheOnlyPayeeIfNoChangeIsWanted() {
        var plan = plan(pay(400_000).leftover(new Leftover.Into(0)), big);

        assertThat(plan.change()).isEmpty();
        assertThat(plan.unsigned().txOut.getFirst().amount.plus(plan.fee())).isEqualTo(big.amount());
    }

    @Test
    void paysManyAtOnce() {
        var payments = IntStream.range(0, 300)
                .mapToObj(i -> Payment.of(payeeScript(i % 3), sats(1_000 + i)))
                .toList();

        var plan = plan(SpendOrder.pay(payments, TEN, wallet.changeScript()), big);

        assertThat(plan.unsigned().txOut).hasSize(301);
        assertThat(plan.fee()).isEqualTo(TEN.of(plan.weight()));
    }

    @Test
    void paysAFixedFee() {
        var order = SpendOrder.pay(pay(400_000).payments(), new Fee.Total(sats(777)), wallet.changeScript());

        var plan = plan(order, big, small);

        assertThat(plan.fee()).isEqualTo(sats(777));
        assertThat(change(plan)).isEqualTo(1_000_000 - 400_000 - 777);
    }

    @Test
    void spendsOnlyChosenCoins() {
        var order = pay(5_000).filter(CoinFilter.ANY.only(Set.of(small.outpoint())));

        assertThat(plan(order, big, small).coins()).containsExactly(small);
        assertThat(plan(order.filter(CoinFilter.ANY).spendingAll(), big, small).coins())
                .containsExactlyInAnyOrder(big, small);
    }

    @Test
    void refusesInWordsThatSayWhatIsMissing() {
        assertThat(result(order(), big)).isEqualTo(new NoPayments());
        var fee = pay(40_000).payments().getFirst().subtractingFee();
        assertThat(result(order(fee, fee), big)).isEqualTo(new SeveralSubtract(List.of(0, 1)));
        assertThat(result(pay(293), big)).isEqualTo(new OutputTooSmall(0, sats(293), sats(294)));
        assertThat(result(pay(1_000_000), big)).isEqualTo(new NothingForFee(sats(1_000_000)));
        assertThat(result(pay(5_000).filter(CoinFilter.ANY.except(Set.of(big.outpoint()))), big))
                .isEqualTo(new NoCoins(Map.of(LeftOut.LOCKED, sats(1_000_000))));
        // 110 vB, and three satoshis that rounding may take.
        assertThat(result(pay(30_000).filter(CoinFilter.ANY.except(Set.of(big.outpoint()))), big, small))
                .isEqualTo(new NotEnough(sats(20_000), sats(31_103), Map.of(LeftOut.LOCKED, sats(1_000_000))));
    }

    @Test
    void refusesAPaymentThatTheFeeEatsUp() {
        var payment = Payment.of(payeeScript(0), sats(1_500)).subtractingFee();

        assertThat(result(order(payment), big)).isEqualTo(new OutputTooSmall(0, sats(90), sats(294)));
        assertThat(result(SpendOrder.sweep(payeeScript(0), new Fee.Rate(SatPerVbyte.of(200))), small))
                .isEqualTo(new OutputTooSmall(0, sats(0), sats(294)));
    }

    @Test
    void sortsByBytesIfAsked() {
        var order = pay(400_000).order(SpendOrder.Order.SORTED).spendingAll();

        var plan = plan(order, big, small);

        assertThat(plan.unsigned()).isEqualTo(LexicographicalOrdering.sort(plan.unsigned()));
        assertThat(plan.unsigned().txIn)
                .extracting(in -> in.outPoint)
                .isEqualTo(plan.coins().stream().map(Coin::outpoint).toList());
    }

    @Test
    void putsChangeAnywhere() {
        var random = new Random(1);

        var places = IntStream.range(0, 20)
                .mapToObj(_ -> Spender.plan(pay(400_000), List.of(big), random))
                .map(result -> ((Plan) result).change())
                .distinct();

        assertThat(places).containsExactlyInAnyOrder(OptionalInt.of(0), OptionalInt.of(1));
    }

    @Test
    void locksToTheTipOrShortlyBefore() {
        var random = new Random(1);

        var heights = IntStream.range(0, 1_000)
                .mapToObj(_ -> LockTimes.now(OptionalInt.of(800_000), random))
                .toList();

        assertThat(heights).allMatch(height -> height <= 800_000 && height > 800_000 - 100);
        assertThat(heights.stream().filter(height -> height == 800_000)).hasSizeBetween(850, 950);
        assertThat(LockTimes.now(OptionalInt.empty(), random)).isZero();
        assertThat(plan(pay(400_000).lockTime(800_000), big).unsigned().lockTime)
                .isEqualTo(800_000);
    }

    @ParameterizedTest
    @CsvSource({"SEGWIT, 272, true", "SEGWIT_P2SH, 364, true", "LEGACY, 592, false", "TAPROOT_BIP86, 230, true"})
    void weighsInputsByType(AccountType type, int units, boolean witness) {
        var weight = TestWallet.of(type).scheme().inputWeight();

        assertThat(weight.units()).isEqualTo(units);
        assertThat(weight.hasWitness()).isEqualTo(witness);
    }

    /** 2 of 3 keys: a script of 105 bytes and two signatures of 72. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, 418", "-[p2sh], 558", "-[legacy], 1188"})
    void weighsMultisigInputs(String option, int units) {
        assertThat(TestWallet.twoOfThree(option == null ? "" : option)
                        .scheme()
                        .inputWeight()
                        .units())
                .isEqualTo(units);
    }

    private SpendOrder pay(long sats) {
        return order(Payment.of(payeeScript(0), sats(sats)));
    }

    private SpendOrder order(Payment... payments) {
        return SpendOrder.pay(List.of(payments), TEN, wallet.changeScript());
    }

    private byte[] payeeScript(int index) {
        return payee.script(AddressIndex.deposit(index)).toByteArray();
    }

    private static SpendResult result(SpendOrder order, Coin... coins) {
        return Spender.plan(order, List.of(coins), new Random(5));
    }

    private static Plan plan(SpendOrder order, Coin... coins) {
        return (Plan) result(order, coins);
    }

    private static long change(Plan plan) {
        Transaction unsigned = plan.unsigned();
        return unsigned.txOut.get(plan.change().orElseThrow()).amount.toLong();
    }

    private static Satoshi sats(long sats) {
        return new Satoshi(sats);
    }
}

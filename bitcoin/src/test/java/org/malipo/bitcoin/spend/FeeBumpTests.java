package org.malipo.bitcoin.spend;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.TestWallet;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.BumpResult.Bumped;
import org.malipo.bitcoin.spend.BumpResult.ChangeTooSmall;
import org.malipo.bitcoin.spend.BumpResult.ForeignInputs;
import org.malipo.bitcoin.spend.BumpResult.HasDescendants;
import org.malipo.bitcoin.spend.BumpResult.NoOutputOfOurs;
import org.malipo.bitcoin.spend.BumpResult.NotReplaceable;
import org.malipo.bitcoin.spend.BumpResult.NothingToTakeFrom;
import org.malipo.bitcoin.spend.BumpResult.RateTooLow;
import org.malipo.bitcoin.spend.FeeBump.Original;
import org.malipo.bitcoin.spend.FeeBump.Parent;
import org.malipo.bitcoin.spend.FeeBump.RelayPolicy;
import org.malipo.bitcoin.spend.SpendResult.Plan;

class FeeBumpTests {
    private static final RelayPolicy POLICY = new RelayPolicy(SatPerVbyte.of(1), SatPerVbyte.of(1), true);

    private final TestWallet wallet = TestWallet.of(AccountType.SEGWIT);
    private final TestWallet payee = TestWallet.other(AccountType.SEGWIT);
    private final Coin coin = wallet.coin("a", 100_000, AddressIndex.deposit(0));
    private final Plan sent = (Plan) Spender.plan(
            SpendOrder.pay(
                    List.of(Payment.of(payee.script(AddressIndex.deposit(0)).toByteArray(), sats(60_000))),
                    new Fee.Rate(SatPerVbyte.of(2)),
                    wallet.changeScript()),
            List.of(coin),
            new Random(1));

    /** 141 vB that pay 282 sat, lifted to 10 sat/vB. */
    @Test
    void replacesAtTheTargetRate() {
        var bumped = (Bumped) FeeBump.replace(original(), SatPerVbyte.of(10), POLICY);

        assertThat(sent.vbytes()).isEqualTo(141);
        assertThat(bumped.bump()).isEqualTo(sats(1_128));
        assertThat(bumped.plan().fee()).isEqualTo(sats(1_410));
        assertThat(original().fees().lowestRate(SatPerVbyte.of(1), SatPerVbyte.of(1)))
                .isEqualTo(SatPerVbyte.of(3));
        var change = sent.change().orElseThrow();
        var now = bumped.plan().unsigned();
        assertThat(now.txOut.get(1 - change)).isEqualTo(sent.unsigned().txOut.get(1 - change));
        assertThat(now.txOut.get(change).amount)
                .isEqualTo(sent.unsigned().txOut.get(change).amount.minus(sats(1_128)));
        assertThat(now.txIn).isEqualTo(sent.unsigned().txIn);
    }

    @Test
    void takesFromTheOnlyOutput() {
        var sweep = (Plan) Spender.plan(
                SpendOrder.sweep(payee.script(AddressIndex.deposit(0)).toByteArray(), new Fee.Rate(SatPerVbyte.of(2))),
                List.of(coin),
                new Random(1));

        var bumped = (Bumped) FeeBump.replace(original(sweep), SatPerVbyte.of(20), POLICY);

        assertThat(bumped.plan().fee()).isEqualTo(sats(20 * 110));
        assertThat(bumped.plan().change()).isEmpty();
    }

    @Test
    void refusesToReplace() {
        var ten = SatPerVbyte.of(10);
        var original = original();
        var change =
                sent.unsigned().txOut.get(sent.change().orElseThrow()).amount.toLong();

        assertThat(FeeBump.replace(with(original, Map.of()), ten, POLICY)).isEqualTo(new ForeignInputs());
        assertThat(FeeBump.replace(descendants(original, 2), ten, POLICY)).isEqualTo(new HasDescendants());
        assertThat(FeeBump.replace(withoutChange(original), ten, POLICY)).isEqualTo(new NothingToTakeFrom());
        assertThat(FeeBump.replace(original, new SatPerVbyte(new BigDecimal("2.9")), POLICY))
                .isEqualTo(new RateTooLow(SatPerVbyte.of(3)));
        assertThat(FeeBump.replace(original, SatPerVbyte.of(300), POLICY))
                .isEqualTo(new ChangeTooSmall(sats(Math.max(0, change - 298 * 141)), sats(294)));
        var optIn = new RelayPolicy(SatPerVbyte.of(1), SatPerVbyte.of(1), false);
        assertThat(FeeBump.replace(original, ten, optIn)).isInstanceOf(Bumped.class);
        assertThat(FeeBump.replace(ended(original), ten, optIn)).isEqualTo(new NotReplaceable());
        assertThat(FeeBump.replace(ended(original), ten, POLICY)).isInstanceOf(Bumped.class);
    }

    @Test
    void raisesTheLowestRateToTheMempoolsMinimum() {
        var fees = FeePackage.alone(141, sats(282));

        assertThat(fees.lowestRate(SatPerVbyte.of(1), SatPerVbyte.of(7))).isEqualTo(SatPerVbyte.of(7));
    }

    /** A parent of 141 vB that pays 141 sat; the child pays for both. */
    @Test
    void paysForTheParent() {
        var fees = FeePackage.alone(141, sats(141));
        assertThat(fees.childFee(SatPerVbyte.of(10), 110)).isEqualTo(sats(2_369));

        var received = wallet.coin("r", 50_000, AddressIndex.deposit(4));
        var bumped = (Bumped) FeeBump.child(
                List.of(new Parent(List.of(received), fees)), wallet.changeScript(), SatPerVbyte.of(10), POLICY, 0);

        assertThat(bumped.plan().vbytes()).isEqualTo(110);
        assertThat(bumped.plan().fee()).isEqualTo(sats(2_369));
        assertThat(bumped.plan().unsigned().txOut.getFirst().amount).isEqualTo(sats(47_631));
    }

    @Test
    void liftsSeveralWithOneChild() {
        var one = new Parent(
                List.of(wallet.coin("r", 50_000, AddressIndex.deposit(4))), FeePackage.alone(141, sats(141)));
        var two = new Parent(
                List.of(wallet.coin("s", 9_000, AddressIndex.deposit(5))),
                new FeePackage(200, sats(200), 500, sats(700), 300, sats(400)));

        var bumped = (Bumped) FeeBump.child(List.of(one, two), wallet.changeScript(), SatPerVbyte.of(8), POLICY, 0);

        // 300 + 500 - 200 = 600 vB that paid 400 + 700 - 200 = 900 sat.
        var paid = 141 + 900 + bumped.plan().fee().toLong();
        assertThat(paid).isEqualTo(8 * (141 + 600 + bumped.plan().vbytes()));
    }

    @Test
    void refusesAChild() {
        var fees = FeePackage.alone(141, sats(141));
        var tiny = new Parent(List.of(wallet.coin("r", 2_500, AddressIndex.deposit(4))), fees);

        assertThat(child(new Parent(List.of(), fees), 10)).isEqualTo(new NoOutputOfOurs());
        assertThat(child(tiny, 10)).isEqualTo(new ChangeTooSmall(sats(131), sats(294)));
        assertThat(child(tiny, 1)).isEqualTo(new RateTooLow(SatPerVbyte.of(2)));
    }

    private BumpResult child(Parent parent, int rate) {
        return FeeBump.child(List.of(parent), wallet.changeScript(), SatPerVbyte.of(rate), POLICY, 0);
    }

    private Original original() {
        return original(sent);
    }

    private static Original original(Plan plan) {
        Map<OutPoint, Coin> coins =
                plan.coins().stream().collect(Collectors.toMap(Coin::outpoint, Function.identity()));
        return new Original(plan.unsigned(), coins, plan.change(), FeePackage.alone(plan.vbytes(), plan.fee()), 1);
    }

    private static Original with(Original of, Map<OutPoint, Coin> coins) {
        return new Original(of.transaction(), coins, of.change(), of.fees(), of.descendants());
    }

    private static Original descendants(Original of, int count) {
        return new Original(of.transaction(), of.coins(), of.change(), of.fees(), count);
    }

    private static Original withoutChange(Original of) {
        return new Original(of.transaction(), of.coins(), OptionalInt.empty(), of.fees(), of.descendants());
    }

    private static Original ended(Original of) {
        var inputs = of.transaction().txIn.stream()
                .map(input -> new TxIn(input.outPoint, TxIn.SEQUENCE_FINAL))
                .toList();
        var old = of.transaction();
        var ended = new Transaction(old.version, inputs, old.txOut, old.lockTime);
        return new Original(ended, of.coins(), of.change(), of.fees(), of.descendants());
    }

    private static Satoshi sats(long sats) {
        return new Satoshi(sats);
    }
}

package org.malipo.bitcoin.payjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.bitcoin.payjoin.TestSender.sats;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.InputWeight;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.TestWallet;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.OriginalResult.Rejected;
import org.malipo.bitcoin.payjoin.PayjoinReceiver.Payment;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.payjoin.ProposalResult.Refused;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.SigningKey;

class PayjoinReceiverTests {
    private static final SatPerVbyte ONE = SatPerVbyte.of(1);

    @ParameterizedTest
    @EnumSource(names = {"SEGWIT", "SEGWIT_P2SH", "TAPROOT_BIP86"})
    void paysTogether(AccountType type) throws PsbtException {
        var sender = TestSender.of(type);
        var answer = Psbt.parse(sender.answer().toBase64());

        assertThat(ProposalCheck.check(sender.original(), sender.terms(), answer))
                .isEmpty();
        var filled = PsbtEdits.filled(answer, sender.signed());
        var again = PsbtSigner.sign(
                        filled, SigningKey.ofRoot(sender.wallet().masters().getFirst()))
                .psbt();
        var transaction = PsbtFinalizer.extract(PsbtFinalizer.complete(again).psbt());

        Transaction.correctlySpends(transaction, sender.joined().coins(), ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS);
        var output = transaction.txOut.get(1 - sender.change());
        assertThat(output.amount).isEqualTo(sats(500_000));
        var rate = SatPerVbyte.of(sender.joined().fee(), (transaction.weight() + 3) / 4);
        assertThat(rate.value()).isGreaterThanOrEqualTo(new BigDecimal("4.9"));
    }

    /** 1,090 in, 510 paid for an invoice of 500, fee 200, change 380; our input costs 96 more. */
    @Test
    void takesTheFeeFromWhatIsOverpaidFirst() {
        var share = FeeShare.of(sats(96), sats(10), sats(380 - 294));

        assertThat(share).isEqualTo(new FeeShare(sats(10), sats(86), sats(0)));
        assertThat(FeeShare.of(sats(96), sats(0), sats(50))).isEqualTo(new FeeShare(sats(0), sats(50), sats(46)));
    }

    /** TestSender 0.5; payment 0.1, other output 0.3. */
    @Test
    void choosesACoinThatMakesItLookPlain() {
        var original = new Original(
                new Transaction(2, List.of(), List.of(out(10_000_000), out(30_000_000)), 0),
                Map.of(outpoint(1), out(50_000_000)));
        var coins = List.of(coin(2, 20_000_000), coin(3, 30_000_000), coin(4, 31_000_000));

        assertThat(CoinChoice.choose(coins, original, 0, _ -> true)).contains(coins.get(2));
        assertThat(CoinChoice.choose(coins.subList(0, 2), original, 0, _ -> true))
                .contains(coins.getFirst());
        assertThat(CoinChoice.choose(coins, original, 0, coin -> coin.amount().toLong() < 31_000_000))
                .contains(coins.getFirst());
        assertThat(CoinChoice.choose(coins, original, 0, _ -> false)).isEmpty();
        assertThat(CoinChoice.choose(List.of(coin(1, 31_000_000)), original, 0, _ -> true))
                .isEmpty();
    }

    @Test
    void revealsTheSameCoinToWhoProbes() {
        var coins = new ArrayList<Coin>();
        for (var i = 0; i < 50; i++) {
            coins.add(coin(i, 1_000));
        }
        var secret = "secret of the wallet".getBytes(StandardCharsets.UTF_8);
        var shuffled = new ArrayList<>(coins.reversed());

        assertThat(CoinChoice.ordered(shuffled, secret))
                .isEqualTo(CoinChoice.ordered(coins, secret))
                .isNotEqualTo(coins);
        assertThat(CoinChoice.ordered(coins, new byte[] {1})).isNotEqualTo(CoinChoice.ordered(coins, secret));
    }

    @Test
    void keepsTheFeeRateOrRefuses() throws PsbtException {
        var sender = TestSender.of(AccountType.SEGWIT);
        var none =
                new PayjoinParameters(1, OptionalInt.empty(), Optional.empty(), Optional.of(SatPerVbyte.of(4)), true);
        var payment = new Payment(1 - sender.change(), sats(0));

        assertThat(new PayjoinReceiver(sender.original(), none, payment).join(sender.shopCoin(), ONE, new Random(1)))
                .isInstanceOf(Refused.class)
                .extracting("error")
                .isEqualTo(PayjoinError.NOT_ENOUGH_MONEY);
        var low = new PayjoinParameters(
                1, OptionalInt.of(1 - sender.change()), Optional.of(sats(9_999)), Optional.empty(), true);
        var proposal = (Proposal)
                new PayjoinReceiver(sender.original(), low, payment).join(sender.shopCoin(), ONE, new Random(1));
        assertThat(proposal.fee()).isEqualTo(sender.original().fee());
        assertThat(proposal.paid()).isEqualTo(sats(200_000));
        var legacy = TestWallet.other(AccountType.LEGACY).coin("l", 5_000, AddressIndex.deposit(0));
        assertThat(new PayjoinReceiver(sender.original(), none, payment).join(legacy, ONE, new Random(1)))
                .extracting("error")
                .isEqualTo(PayjoinError.UNAVAILABLE);
    }

    @Test
    void rejectsOriginalsThatTellTooMuchOrTooLittle() throws PsbtException {
        var sender = TestSender.of(AccountType.SEGWIT);
        var bare = PsbtEdits.bare(PsbtFinalizer.complete(sender.signed()).psbt());
        var lied = new java.util.HashMap<>(sender.original().coins());
        lied.replaceAll((_, coin) -> coin.updateAmount(coin.amount.plus(sats(1))));

        assertThat(OriginalCheck.check(sender.signed())).isInstanceOf(Rejected.class);
        assertThat(OriginalCheck.check(PsbtEdits.of(bare.unsigned(), Map.of()))).isInstanceOf(Rejected.class);
        assertThat(OriginalCheck.check(
                        PsbtEdits.of(bare.unsigned(), sender.original().coins())))
                .isInstanceOf(Rejected.class);
        assertThat(OriginalCheck.check(sender.original().transaction(), lied)).isInstanceOf(Rejected.class);
        assertThat(OriginalCheck.check(sender.original().transaction(), Map.of()))
                .isInstanceOf(Rejected.class);
        assertThat(OriginalCheck.check(bare)).isEqualTo(sender.original());
    }

    @Test
    void readsWhatTheSenderAllows() {
        assertThat(PayjoinParameters.parse(Map.of()))
                .isEqualTo(new PayjoinParameters(1, OptionalInt.empty(), Optional.empty(), Optional.empty(), true));
        assertThat(PayjoinParameters.parse(Map.of(
                        "v",
                        "1",
                        "maxadditionalfeecontribution",
                        "182",
                        "additionalfeeoutputindex",
                        "0",
                        "minfeerate",
                        "1.5",
                        "disableoutputsubstitution",
                        "TRUE")))
                .isEqualTo(new PayjoinParameters(
                        1,
                        OptionalInt.of(0),
                        Optional.of(sats(182)),
                        Optional.of(new SatPerVbyte(new BigDecimal("1.5"))),
                        false));
        assertThat(PayjoinParameters.parse(Map.of("v", "2")).isSupported()).isFalse();
        assertThat(PayjoinParameters.parse(Map.of("minfeerate", "-1", "maxadditionalfeecontribution", "-5")))
                .isEqualTo(PayjoinParameters.parse(Map.of()));
    }

    private static Coin coin(int id, long sats) {
        return new Coin(outpoint(id), out(sats), AddressIndex.deposit(id), new InputWeight(272, true), 1, 0, "");
    }

    private static OutPoint outpoint(int id) {
        return new OutPoint(new TxId(java.util.HexFormat.of().toHexDigits(id) + "00".repeat(28)), 0);
    }

    private static TxOut out(long sats) {
        return new TxOut(sats(sats), new ByteVector("0014" + "00".repeat(20)));
    }
}

package org.malipo.bitcoin.payjoin;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.TestWallet;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.PayjoinReceiver.Payment;
import org.malipo.bitcoin.payjoin.ProposalCheck.Terms;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.psbt.PreviousTransactions;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCreator;
import org.malipo.bitcoin.psbt.PsbtCreator.Options;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.PsbtWallet;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.bitcoin.spend.Fee;
import org.malipo.bitcoin.spend.SpendOrder;
import org.malipo.bitcoin.spend.SpendResult.Plan;
import org.malipo.bitcoin.spend.Spender;

/** A sender, what they made, and the shop that they pay. */
record TestSender(TestWallet wallet, Psbt signed, Original original, Plan plan, TestWallet shop) {
    static TestSender of(AccountType type) throws PsbtException {
        var wallet = TestWallet.of(type);
        var shop = TestWallet.other(type);
        var payment = org.malipo.bitcoin.spend.Payment.of(
                shop.script(AddressIndex.deposit(0)).toByteArray(), sats(200_000));
        var plan = (Plan) Spender.plan(
                SpendOrder.pay(List.of(payment), new Fee.Rate(SatPerVbyte.of(5)), wallet.changeScript()),
                List.of(wallet.coin("sender", 1_000_000, AddressIndex.deposit(0))),
                new Random(3));
        var psbt = new PsbtCreator(
                        new PsbtWallet(wallet.scheme(), wallet.keys()),
                        PreviousTransactions.of(List.of(wallet.funding("sender", 1_000_000, AddressIndex.deposit(0)))),
                        Options.PLAIN)
                .create(plan, Optional.of(AddressIndex.change(0)));
        var signed = PsbtSigner.sign(psbt, SigningKey.ofRoot(wallet.masters().getFirst()))
                .psbt();
        var sent = PsbtEdits.bare(PsbtFinalizer.complete(signed).psbt());
        var original = OriginalCheck.check(Psbt.parse(sent.toBase64()));
        return new TestSender(wallet, signed, (Original) original, plan, shop);
    }

    int change() {
        return plan.change().orElseThrow();
    }

    Coin shopCoin() {
        return shop.coin("shop", 300_000, AddressIndex.deposit(8));
    }

    PayjoinParameters parameters() {
        return new PayjoinParameters(
                1, OptionalInt.of(change()), Optional.of(sats(2_000)), Optional.of(SatPerVbyte.of(1)), true);
    }

    Terms terms() {
        return new Terms(
                shop.script(AddressIndex.deposit(0)),
                OptionalInt.of(change()),
                sats(2_000),
                SatPerVbyte.of(1),
                true,
                wallet.scheme().inputWeight());
    }

    Proposal joined() {
        var receiver = new PayjoinReceiver(original, parameters(), new Payment(1 - change(), sats(0)));
        return (Proposal) receiver.join(shopCoin(), SatPerVbyte.of(1), new Random(4));
    }

    Psbt answer() throws PsbtException {
        var joined = joined();
        return PayjoinReceiver.answer(signedByShop(joined.unsigned(), joined.coins()), joined.ours());
    }

    Psbt signedByShop(Transaction unsigned, Map<OutPoint, TxOut> coins) throws PsbtException {
        var psbt = new PsbtCreator(
                        new PsbtWallet(shop.scheme(), shop.keys()),
                        PreviousTransactions.of(List.of(shop.funding("shop", 300_000, AddressIndex.deposit(8)))),
                        Options.PLAIN)
                .update(PsbtEdits.of(unsigned, coins), Map.of(shopCoin().outpoint(), shopCoin()));
        return PsbtSigner.sign(psbt, SigningKey.ofRoot(shop.masters().getFirst()))
                .psbt();
    }

    static Satoshi sats(long sats) {
        return new Satoshi(sats);
    }
}

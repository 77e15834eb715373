package org.malipo.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.OriginalCheck;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;
import org.malipo.bitcoin.payjoin.ProposalCheck;
import org.malipo.bitcoin.payjoin.ProposalCheck.Terms;
import org.malipo.bitcoin.payjoin.Violation;
import org.malipo.bitcoin.psbt.PreviousTransactions;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCreator;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.PsbtWallet;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.bitcoin.spend.Fee;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.bitcoin.spend.SpendOrder;
import org.malipo.bitcoin.spend.SpendResult.Plan;
import org.malipo.bitcoin.spend.Spender;

/** Somebody with a wallet of their own, who pays and proposes payjoins. */
final class Payer {
    private static final String WORDS = "abandon ".repeat(11) + "about";
    private static final long COIN = 1_000_000;

    private final ExtendedPrivateKey master;
    private final SeedAccount account;
    private final Transaction funding;

    private Payer(ExtendedPrivateKey master, SeedAccount account, Transaction funding) {
        this.master = master;
        this.account = account;
        this.funding = funding;
    }

    static Payer of(AccountType type) {
        try {
            var master = Mnemonic.parse(WORDS).master(UUID.randomUUID().toString());
            var account = SeedAccount.of(master, type, Network.REGTEST, 0);
            var id = new byte[32];
            ThreadLocalRandom.current().nextBytes(id);
            var script = account.scheme().scriptPubKey(AddressIndex.deposit(0).branch(), 0);
            var funding = new Transaction(
                    2,
                    List.of(new TxIn(new OutPoint(new TxHash(id), 0), 0xffff_fffdL)),
                    List.of(new TxOut(new Satoshi(COIN), script)),
                    0);
            return new Payer(master, account, funding);
        } catch (MnemonicException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the payer signed.
     *
     * @param whole with all that the payer's wallet knows
     * @param bare as it is sent
     */
    record Signed(Psbt whole, Psbt bare, Plan plan, ByteVector payment) {
        Original original() {
            return (Original) OriginalCheck.check(bare);
        }

        TxId txid() {
            return original().transaction().txid;
        }

        int change() {
            return plan.change().orElseThrow();
        }
    }

    private Coin coin() {
        return new Coin(
                new OutPoint(funding, 0),
                funding.txOut.getFirst(),
                AddressIndex.deposit(0),
                account.scheme().inputWeight(),
                6,
                0,
                "");
    }

    /** {@return a payment that could be sent as it is} */
    Signed pays(byte[] script, long sats) {
        try {
            var change = AddressIndex.change(ThreadLocalRandom.current().nextInt(1_000)); // never twice the same
            var changeScript = account.scheme().scriptPubKey(change.branch(), change.index());
            var order = SpendOrder.pay(
                    List.of(Payment.of(script, new Satoshi(sats))), new Fee.Rate(SatPerVbyte.of(5)), changeScript);
            var plan = (Plan) Spender.plan(order, List.of(coin()), new Random(3));
            var creator = new PsbtCreator(
                    new PsbtWallet(account.scheme(), List.of(account.key())),
                    PreviousTransactions.of(List.of(funding)),
                    PsbtCreator.Options.PLAIN);
            var whole = PsbtSigner.sign(creator.create(plan, Optional.of(change)), SigningKey.ofRoot(master))
                    .psbt();
            return new Signed(
                    whole, PsbtEdits.bare(PsbtFinalizer.complete(whole).psbt()), plan, new ByteVector(script));
        } catch (PsbtException e) {
            throw new IllegalStateException(e);
        }
    }

    Terms terms(Signed signed) {
        return new Terms(
                signed.payment(),
                OptionalInt.of(signed.change()),
                new Satoshi(2_000),
                SatPerVbyte.of(1),
                true,
                account.scheme().inputWeight());
    }

    Optional<Violation> violation(Signed signed, Psbt proposal) {
        return ProposalCheck.check(signed.original(), terms(signed), proposal);
    }

    /** {@return the payjoin, signed by both} */
    Transaction signs(Signed signed, Psbt proposal) {
        try {
            var filled = PsbtEdits.filled(proposal, signed.whole());
            var complete = PsbtFinalizer.complete(
                    PsbtSigner.sign(filled, SigningKey.ofRoot(master)).psbt());
            return PsbtFinalizer.extract(complete.psbt());
        } catch (PsbtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a transaction that spends the same coin, for somebody else} */
    Transaction cheats(byte[] script) {
        return pays(script, 5_000).original().transaction();
    }
}

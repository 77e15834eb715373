package org.malipo.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.TestWallet;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.psbt.PsbtCreator.Options;
import org.malipo.bitcoin.spend.Fee;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.bitcoin.spend.SpendOrder;
import org.malipo.bitcoin.spend.SpendResult.Plan;
import org.malipo.bitcoin.spend.Spender;

class PsbtSigningTests {
    private static final TestWallet PAYEE = TestWallet.other(AccountType.SEGWIT);

    @ParameterizedTest
    @MethodSource("wallets")
    void signsFinishesAndExtracts(TestWallet wallet) throws PsbtException {
        var plan = plan(wallet);
        var psbt = create(wallet, plan, Options.PLAIN);

        var signed = psbt;
        for (var master : wallet.masters().subList(0, wallet.scheme().isMultisig() ? 2 : 1)) {
            var result = PsbtSigner.sign(Psbt.parse(signed.toBase64()), SigningKey.ofRoot(master));
            assertThat(result.refused()).isEmpty();
            assertThat(result.signatures()).isEqualTo(3);
            signed = result.psbt();
        }
        var transaction = PsbtFinalizer.extract(PsbtFinalizer.complete(signed).psbt());

        assertThat(transaction.txid).isNotNull();
        Transaction.correctlySpends(transaction, fundings(wallet), ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS);
        // Each ECDSA signature may be a byte or two shorter than the worst case.
        var signatures = 3 * (wallet.scheme().isMultisig() ? 2 : 1);
        var perSignature = plan.coins().getFirst().weight().hasWitness() ? 1 : 4;
        assertThat((long) transaction.weight())
                .isBetween(plan.weight() - 4L * signatures * perSignature, plan.weight());
        assertThat(plan.fee().toLong())
                .isGreaterThanOrEqualTo(
                        SatPerVbyte.of(5).feeOf((transaction.weight() + 3) / 4).toLong());
    }

    static Stream<TestWallet> wallets() {
        return Stream.concat(
                Stream.of(AccountType.values()).map(TestWallet::of),
                Stream.of("", "-[p2sh]", "-[legacy]", "-[keeporder]").map(TestWallet::twoOfThree));
    }

    @Test
    void signsWithTheAccountKeyOfASeed() throws PsbtException {
        var wallet = TestWallet.of(AccountType.SEGWIT);
        var account = SeedAccount.of(
                wallet.masters().getFirst(), AccountType.SEGWIT, wallet.scheme().network(), 0);
        var origin = java.util.Objects.requireNonNull(account.key().origin());
        var psbt = create(wallet, plan(wallet), Options.PLAIN);

        var signed = PsbtSigner.sign(psbt, new SigningKey(account.privateKey(), origin));

        assertThat(signed.signatures()).isEqualTo(3);
        assertThat(PsbtSigner.sign(
                                signed.psbt(),
                                SigningKey.ofRoot(wallet.masters().getFirst()))
                        .signatures())
                .isZero();
    }

    @Test
    void signsNothingForAnotherSeed() throws PsbtException {
        var wallet = TestWallet.of(AccountType.SEGWIT);
        var psbt = create(wallet, plan(wallet), Options.PLAIN);

        var signed = PsbtSigner.sign(psbt, SigningKey.ofRoot(PAYEE.masters().getFirst()));

        assertThat(signed.signatures()).isZero();
        assertThat(signed.psbt()).isEqualTo(psbt);
    }

    /** Someone claims that a key of ours signs for a coin that does not ask for it. */
    @Test
    void signsNoCoinOfOthersUnderAFalsePath() throws PsbtException {
        var wallet = TestWallet.of(AccountType.SEGWIT);
        var honest = create(wallet, plan(wallet), Options.PLAIN);
        var foreign =
                PAYEE.funding("theirs", 500_000, AddressIndex.deposit(9)).txOut.getFirst();
        var map = honest.inputMaps().getFirst().with(Field.WITNESS_UTXO, fr.acinq.bitcoin.TxOut.write(foreign));

        var signed = PsbtSigner.sign(
                honest.withInput(0, map), SigningKey.ofRoot(wallet.masters().getFirst()));

        assertThat(signed.psbt().inputs().getFirst().partialSignatures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesSignaturesThatLeaveTheTransactionOpen(AccountType type) throws PsbtException {
        var wallet = TestWallet.of(type);
        var psbt = create(wallet, plan(wallet), Options.PLAIN);
        var none = psbt.withInput(1, psbt.inputMaps().get(1).with(Field.SIGHASH_TYPE, Wire.littleEndian(0x82, 4)));

        var signed = PsbtSigner.sign(none, SigningKey.ofRoot(wallet.masters().getFirst()));

        assertThat(signed.signatures()).isEqualTo(2);
        assertThat(signed.refused()).containsOnlyKeys(1);
    }

    @Test
    void refusesWhatContradictsItself() throws PsbtException {
        var wallet = TestWallet.of(AccountType.SEGWIT);
        var psbt = create(wallet, plan(wallet), new Options(true, false));
        var map = psbt.inputMaps().getFirst();
        var real = psbt.inputs().getFirst().witnessUtxo().orElseThrow();
        var more = real.updateAmount(real.amount.plus(new Satoshi(1)));
        var lie = psbt.withInput(0, map.with(Field.WITNESS_UTXO, fr.acinq.bitcoin.TxOut.write(more)));
        var other = psbt.withInput(
                0,
                map.with(
                        Field.NON_WITNESS_UTXO,
                        Transaction.write(wallet.funding("another", 7, AddressIndex.deposit(0)))));

        for (var bad : List.of(lie, other)) {
            var signed = PsbtSigner.sign(bad, SigningKey.ofRoot(wallet.masters().getFirst()));
            assertThat(signed.refused()).containsOnlyKeys(0);
        }
    }

    @Test
    void saysWhatIsMissing() throws PsbtException {
        var wallet = TestWallet.twoOfThree("");
        var psbt = create(wallet, plan(wallet), Options.PLAIN);
        var one = PsbtSigner.sign(psbt, SigningKey.ofRoot(wallet.masters().getLast()))
                .psbt();

        var finalized = PsbtFinalizer.complete(one);

        assertThat(finalized.missing()).hasSize(3).containsEntry(0, "Input 0 has 1 of 2 signatures");
        assertThatThrownBy(() -> PsbtFinalizer.extract(one)).isInstanceOf(PsbtException.class);
        assertThatThrownBy(() -> new PsbtCreator(
                                new PsbtWallet(wallet.scheme(), wallet.keys()),
                                _ -> Optional.empty(),
                                new Options(true, false))
                        .create(plan(wallet), Optional.empty()))
                .isInstanceOf(PsbtException.class);
    }

    @Test
    void closesVersion2OnceItIsSigned() throws PsbtException {
        var wallet = TestWallet.of(AccountType.SEGWIT);
        var psbt = create(wallet, plan(wallet), Options.PLAIN).toVersion2();
        var open = psbt.withGlobal(psbt.globalMap().with(Field.MODIFIABLE, new byte[] {3}));

        var signed = PsbtSigner.sign(open, SigningKey.ofRoot(wallet.masters().getFirst()))
                .psbt();

        assertThat(signed.globalMap().get(Field.MODIFIABLE)).contains(new ByteVector(new byte[] {0}));
        assertThat(Psbt.parse(signed.toBytes())).isEqualTo(signed);
    }

    @Test
    void carriesAccountKeysAndPreviousTransactionsIfAsked() throws PsbtException {
        var wallet = TestWallet.twoOfThree("");

        var psbt = create(wallet, plan(wallet), new Options(true, true));

        assertThat(psbt.hasGlobalXpubs()).isTrue();
        assertThat(psbt.globalMap().all(Field.XPUB)).hasSize(3);
        assertThat(psbt.inputs()).allMatch(input -> input.provenUtxo().equals(input.witnessUtxo()));
        assertThat(Psbt.parse(psbt.toBase64())).isEqualTo(psbt);
        assertThat(create(wallet, plan(wallet), Options.PLAIN).hasGlobalXpubs()).isFalse();
    }

    static List<Transaction> fundings(TestWallet wallet) {
        return List.of(
                wallet.funding("a", 100_000, AddressIndex.deposit(0)),
                wallet.funding("b", 200_000, AddressIndex.deposit(7)),
                wallet.funding("c", 300_000, AddressIndex.change(3)));
    }

    static List<Coin> coins(TestWallet wallet) {
        return List.of(
                wallet.coin("a", 100_000, AddressIndex.deposit(0)),
                wallet.coin("b", 200_000, AddressIndex.deposit(7)),
                wallet.coin("c", 300_000, AddressIndex.change(3)));
    }

    static Plan plan(TestWallet wallet) {
        var payment = Payment.of(PAYEE.script(AddressIndex.deposit(0)).toByteArray(), new Satoshi(400_000));
        var order = SpendOrder.pay(List.of(payment), new Fee.Rate(SatPerVbyte.of(5)), wallet.changeScript())
                .spendingAll()
                .order(SpendOrder.Order.SORTED);
        return (Plan) Spender.plan(order, coins(wallet), new Random(1));
    }

    static Psbt create(TestWallet wallet, Plan plan, Options options) throws PsbtException {
        return new PsbtCreator(
                        new PsbtWallet(wallet.scheme(), wallet.keys()),
                        PreviousTransactions.of(fundings(wallet)),
                        options)
                .create(plan, Optional.of(AddressIndex.change(0)));
    }
}

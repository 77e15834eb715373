package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.client.AddressType;
import org.malipo.client.HigherFee;
import org.malipo.client.MalipoClient;
import org.malipo.client.NewTransaction;
import org.malipo.client.StoreSettings;
import org.malipo.client.WalletApi;
import org.malipo.client.WalletGeneration;
import org.malipo.client.WalletRescanOptions;
import org.malipo.client.WalletTransaction;
import org.malipo.client.WalletUtxo;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.Payer;
import org.malipo.interop.node.SandboxNode;

/** Wallets with a past are restored on a server that has never heard of them, and have the same past there. */
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class RestoredWalletTests {
    private static final List<String> WORDS = List.of(
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
            "legal winner thank year wave sausage worth useful legal winner thank yellow",
            "letter advice cage absurd amount doctor acoustic avoid letter advice cage above");

    private Stage stage;
    private Deployment elsewhere;

    @BeforeAll
    void open() {
        stage = new Stage(RestoredWalletTests.class, SandboxNode::new);
        elsewhere = stage.serverElsewhere();
    }

    @AfterAll
    void close() {
        elsewhere.close();
        stage.close();
    }

    /** What a wallet shows. */
    private record Shown(List<String> transactions, BigDecimal balance, List<String> coins) {
        static Shown of(WalletApi wallet) {
            return new Shown(
                    wallet.transactions().stream().map(Shown::line).sorted().toList(),
                    wallet.balance().balance().stripTrailingZeros(),
                    wallet.utxos().stream().map(Shown::line).sorted().toList());
        }

        private static String line(WalletTransaction tx) {
            return tx.transactionHash() + " " + tx.amount().stripTrailingZeros() + " " + tx.blockHeight();
        }

        private static String line(WalletUtxo coin) {
            return coin.outpoint() + " " + coin.amount().stripTrailingZeros() + " " + coin.keyPath();
        }
    }

    @Test
    void findsTheSameTransactionsBalanceAndCoins() throws Exception {
        var here = stage.shop().client();
        var segwit = wallet(here);
        var segwitWords = words(segwit, AddressType.SEGWIT);
        var taproot = wallet(here);
        var taprootWords = words(taproot, new AddressType("TaprootBIP86"));
        var cold = wallet(here, descriptor(0));
        var shared = wallet(here, shared());
        var all = List.of(segwit, taproot, cold, shared);
        all.forEach(wallet -> stage.payer().pay(wallet.address().address(), 50_000_000));
        all.forEach(this::confirmAll);

        sendInHaste(segwit);
        sendInHaste(taproot);
        cold.broadcast(signed(cold.psbt(order()), 0));
        shared.broadcast(signed(signed(shared.psbt(order()), 2), 0));
        all.forEach(wallet -> stage.payer().pay(wallet.newAddress().address(), 3_000_000));
        all.forEach(this::confirmAll);

        elsewhere.startSynchronised();
        var there = Shop.open(elsewhere.client(), stage.receiver()).client();
        assertSame(segwit, restored(there, segwitWords, AddressType.SEGWIT));
        assertSame(taproot, restored(there, taprootWords, new AddressType("TaprootBIP86")));
        assertSame(cold, wallet(there, descriptor(0)));
        assertSame(shared, wallet(there, shared()));
    }

    private void assertSame(WalletApi original, WalletApi restored) {
        assertThat(restored.transactions()).isEmpty();
        restored.startRescan(WalletRescanOptions.from(0));
        var end = Await.until("the past to be known", restored::rescan, rescan -> !rescan.isOpen());

        assertThat(end.status()).isEqualTo("Complete");
        assertThat(end.progress().found()).isEqualTo(original.transactions().size());
        assertThat(Shown.of(restored)).isEqualTo(Shown.of(original));
    }

    /** Pays, finds the fee too low, and pays more. */
    private static void sendInHaste(WalletApi wallet) {
        var slow = wallet.send(order());
        wallet.bump(slow.transactionHash(), new HigherFee("RBF", BigDecimal.TEN, null));
    }

    private void confirmAll(WalletApi wallet) {
        stage.node().mine(1);
        Await.until(
                "all to be confirmed",
                wallet::transactions,
                known -> !known.isEmpty() && known.stream().allMatch(tx -> tx.confirmations() > 0));
    }

    private static NewTransaction order() {
        return NewTransaction.to(Payer.ADDRESS, new BigDecimal("0.2")).feeRate(BigDecimal.TWO);
    }

    private static WalletApi wallet(MalipoClient client) {
        var store = client.stores().create(StoreSettings.named("Duka")).id();
        return client.wallet(store, Shop.METHOD);
    }

    private static WalletApi wallet(MalipoClient client, String descriptor) {
        var store = client.stores().create(StoreSettings.named("Duka")).id();
        client.paymentMethods(store).set(Shop.METHOD, descriptor);
        return client.wallet(store, Shop.METHOD);
    }

    private static String words(WalletApi wallet, AddressType type) {
        return Objects.requireNonNull(
                wallet.generate(new WalletGeneration(true, type, 12, null, null, null, null, null))
                        .mnemonic());
    }

    private static WalletApi restored(MalipoClient client, String words, AddressType type) {
        var wallet = wallet(client);
        wallet.generate(WalletGeneration.of(words, type, true));
        return wallet;
    }

    private static String descriptor(int signer) throws MnemonicException {
        return "wpkh(" + key(signer) + ")";
    }

    private static String shared() throws MnemonicException {
        return "wsh(sortedmulti(2," + key(0) + "," + key(1) + "," + key(2) + "))";
    }

    /** {@return the account's key with its origin, and both branches} */
    private static String key(int signer) throws MnemonicException {
        var account =
                SeedAccount.of(Mnemonic.parse(WORDS.get(signer)).master(""), AccountType.SEGWIT, Network.REGTEST, 0);
        var key = account.key();
        return "[" + Objects.requireNonNull(key.origin()).print() + "]" + key.xpub() + "/<0;1>/*";
    }

    private static String signed(String psbt, int signer) throws Exception {
        var key = SigningKey.ofRoot(Mnemonic.parse(WORDS.get(signer)).master(""));
        var signed = PsbtSigner.sign(Psbt.parse(psbt), key);
        assertThat(signed.signatures()).isPositive();
        return signed.psbt().toBase64();
    }
}

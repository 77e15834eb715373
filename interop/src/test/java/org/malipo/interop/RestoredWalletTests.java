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
import org.malipo.interop.kit.OtherSigner;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.Payer;
import org.malipo.interop.node.SandboxNode;

/** Wallets with a past are restored on a server that has never heard of them, and have the same past there. */
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class RestoredWalletTests {
    private static final BigDecimal HASTE = BigDecimal.TEN;

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
        var signer = OtherSigner.number(0, "m/84h/1h/0h");
        var cold = wallet(here, "wpkh(" + signer.key() + ")");
        var signers = OtherSigner.three("m/48h/1h/0h/2h");
        var shared = wallet(here, OtherSigner.shared(signers));
        var all = List.of(segwit, taproot, cold, shared);
        all.forEach(wallet -> stage.payer().pay(wallet.address().address(), 50_000_000));
        all.forEach(this::confirmAll);

        sendInHaste(segwit);
        sendInHaste(taproot);
        sendInHaste(cold, signer::sign);
        sendInHaste(shared, psbt -> signers.get(0).sign(signers.get(2).sign(psbt)));
        all.forEach(wallet -> stage.payer().pay(wallet.newAddress().address(), 3_000_000));
        all.forEach(this::confirmAll);

        elsewhere.startSynchronised();
        var there = Shop.open(elsewhere.client(), stage.receiver()).client();
        assertSame(segwit, restored(there, segwitWords, AddressType.SEGWIT));
        assertSame(taproot, restored(there, taprootWords, new AddressType("TaprootBIP86")));
        assertSame(cold, wallet(there, "wpkh(" + signer.key() + ")"));
        assertSame(shared, wallet(there, OtherSigner.shared(signers)));
    }

    private void assertSame(WalletApi original, WalletApi restored) {
        assertThat(restored.transactions()).isEmpty();
        restored.startRescan(WalletRescanOptions.from(0));
        var end = Await.until("the past to be known", restored::rescan, rescan -> !rescan.isOpen());

        assertThat(end.status()).isEqualTo("Complete");
        assertThat(end.progress().found()).isEqualTo(original.transactions().size());
        assertThat(Shown.of(restored)).isEqualTo(Shown.of(original));
    }

    /** Signs a PSBT in Base64 elsewhere. */
    @FunctionalInterface
    private interface Pen {
        String sign(String psbt) throws Exception;
    }

    /** Pays, finds the fee too low, and pays more. */
    private static void sendInHaste(WalletApi wallet) {
        var slow = wallet.send(order());
        var quick = wallet.bump(slow.transactionHash(), more());
        assertReplaced(wallet, slow, quick);
    }

    private static void sendInHaste(WalletApi wallet, Pen pen) throws Exception {
        var slow = wallet.broadcast(pen.sign(wallet.psbt(order())));
        var quick = wallet.broadcast(pen.sign(wallet.bumpPsbt(slow.transactionHash(), more())));
        assertReplaced(wallet, slow, quick);
    }

    private static void assertReplaced(WalletApi wallet, WalletTransaction slow, WalletTransaction quick) {
        assertThat(quick.amount()).isLessThan(slow.amount());
        assertThat(wallet.transactions())
                .extracting(WalletTransaction::transactionHash)
                .contains(quick.transactionHash())
                .doesNotContain(slow.transactionHash());
    }

    private static HigherFee more() {
        return new HigherFee("RBF", HASTE, null);
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
}

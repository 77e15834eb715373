package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.malipo.sandbox.wallet.AddressType;
import org.malipo.sandbox.wallet.Payment;
import org.malipo.sandbox.wallet.Wallet;
import org.malipo.sandbox.wallet.WalletCoin;
import org.malipo.sandbox.wallet.WalletRefusal;

/** The wallet pays, gets paid and remembers. */
class WalletTests {
    private static final long RATE = 2_000;

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(folder);
        FirstCoins.mine(scene.node);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private Wallet wallet() {
        return scene.node.wallet();
    }

    @Test
    void beginsWithAHundredCoinsAtHeight101() {
        assertThat(scene.tip().height()).isEqualTo(101);
        assertThat(wallet().coins()).filteredOn(WalletCoin::isTrusted).hasSizeGreaterThanOrEqualTo(100);
        assertThat(wallet().balanceSats()).isGreaterThan(4_900_000_000L);
    }

    @ParameterizedTest
    @EnumSource(AddressType.class)
    void receivesAndSpendsEveryKindOfAddress(AddressType type) throws Exception {
        ByteVector own = wallet().newScript(type);
        long all = wallet().balanceSats() - 1_000_000;
        Transaction received = wallet().send(List.of(new Payment(own, all, true)), RATE, true);
        scene.mine(1);

        Transaction spent = wallet().send(List.of(new Payment(scene.script, all - 1_000_000, false)), RATE, true);
        scene.mine(1);

        assertThat(spent.txIn).anyMatch(input -> input.outPoint.txid.equals(received.txid));
        assertThat(scene.node.chain().place(spent.txid)).isNotNull();
    }

    @Test
    void paysTheRateItWasAskedFor() throws Exception {
        Transaction tx = wallet().send(List.of(new Payment(scene.script, 30_000_000, false)), 10_000, true);

        var entry = scene.node.mempool().find(tx.txid);
        assertThat(entry).isNotNull();
        assertThat(entry.feeSats()).isBetween(10L * entry.vsize(), 11L * entry.vsize());
    }

    @Test
    void makesManyPaymentsWithoutABlock() throws Exception {
        var ids = new HashSet<Object>();
        for (int i = 0; i < 600; i++) {
            ids.add(wallet().send(List.of(new Payment(scene.script, 10_000, false)), RATE, true).txid);
        }

        scene.mine(1);

        assertThat(ids).hasSize(600);
        assertThat(scene.tip().transactionCount()).isEqualTo(601);
    }

    @Test
    void replacesAPaymentByOneThatPaysMore() throws Exception {
        Transaction first = wallet().send(List.of(new Payment(scene.script, 10_000_000, false)), RATE, true);

        var bump = wallet().bump(first.txid, 20_000L, true);

        assertThat(scene.waits(first)).isFalse();
        var second = scene.node.mempool().find(bump.txid());
        assertThat(second).isNotNull();
        assertThat(second.tx().txOut)
                .anyMatch(out -> out.publicKeyScript.equals(scene.script) && out.amount.toLong() == 10_000_000);
        assertThat(second.feeSats()).isEqualTo(bump.newFeeSats()).isGreaterThanOrEqualTo(20L * second.vsize());
        assertThatThrownBy(() -> wallet().bump(first.txid, null, true))
                .isInstanceOf(WalletRefusal.class)
                .hasMessageContaining("already bumped by transaction " + bump.txid());
    }

    @Test
    void refusesWhatItCanNotPay() {
        long tooMuch = wallet().balanceSats() + 1;

        assertThatThrownBy(() -> wallet().send(List.of(new Payment(scene.script, tooMuch, false)), RATE, true))
                .isInstanceOfSatisfying(
                        WalletRefusal.class, e -> assertThat(e.code()).isEqualTo(WalletRefusal.INSUFFICIENT_FUNDS));
        assertThatThrownBy(() -> wallet().send(List.of(new Payment(scene.script, 100, false)), RATE, true))
                .hasMessage("Transaction amount too small");
    }

    @Test
    void doesNotSpendStrangersUnconfirmedCoins() throws Exception {
        scene.mine(101);
        long before = wallet().balanceSats();
        var coin = scene.reward(scene.tip().height() - 100);
        var gift = new fr.acinq.bitcoin.TxOut(
                new fr.acinq.bitcoin.Satoshi(coin.sats() - Scene.FEE), wallet().newScript(AddressType.BECH32));
        Transaction tx = scene.pay(List.of(coin), List.of(gift), 0xffffffffL, 0);
        scene.node.admission().admit(tx);

        assertThat(wallet().balanceSats()).isEqualTo(before);
        scene.mine(1);
        assertThat(wallet().balanceSats()).isEqualTo(before + coin.sats() - Scene.FEE);
    }

    @Test
    void followsAReorganisation() throws Exception {
        var before = new HashSet<>(
                wallet().coins().stream().map(WalletCoin::outPoint).toList());
        Transaction tx = wallet().send(List.of(new Payment(scene.script, 10_000_000, false)), RATE, true);
        scene.mine(1);

        scene.node.chain().invalidate(scene.tip());

        OutPoint spent = tx.txIn.getFirst().outPoint;
        assertThat(scene.waits(tx)).isTrue();
        assertThat(before).contains(spent);
        assertThat(wallet().coins()).noneMatch(coin -> coin.outPoint().equals(spent));
        var known = wallet().transaction(tx.txid);
        assertThat(known).isNotNull();
        assertThat(known.block()).isNull();
    }

    @Test
    void remembersKeysAndCoinsAfterARestart() throws Exception {
        wallet().send(List.of(new Payment(scene.script, 10_000_000, false)), RATE, true);
        ByteVector handedOut = wallet().newScript(AddressType.BECH32M);
        long balance = wallet().balanceSats();
        scene.close();

        scene = new Scene(folder);

        assertThat(wallet().balanceSats()).isEqualTo(balance);
        assertThat(wallet().keyOf(handedOut)).isNotNull();
        assertThat(wallet().newScript(AddressType.BECH32M)).isNotEqualTo(handedOut);
    }

    @Test
    void keepsTheSeedFromOtherUsers() throws Exception {
        var permissions = Files.getPosixFilePermissions(folder.resolve("wallet.properties"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }
}

package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.client.AddressType;
import org.malipo.client.HigherFee;
import org.malipo.client.NewTransaction;
import org.malipo.client.StoreSettings;
import org.malipo.client.WalletApi;
import org.malipo.client.WalletGeneration;
import org.malipo.client.WalletTransaction;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.Payer;
import org.malipo.interop.node.SandboxNode;

/** Money comes into a wallet whose seed the server keeps, and goes out again, in haste and in doubt. */
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class WalletStoryTests {
    private static final NewTransaction ORDER =
            NewTransaction.to(Payer.ADDRESS, new BigDecimal("0.2")).feeRate(BigDecimal.TWO);

    private Stage stage;

    @BeforeAll
    void open() {
        stage = new Stage(WalletStoryTests.class, SandboxNode::new);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Segwit", "SegwitP2SH", "Legacy", "TaprootBIP86"})
    void aHotWalletReceivesSpendsRaisesFeesAndTakesBack(String type) {
        var wallet = wallet(new AddressType(type));
        stage.payer().pay(wallet.address().address(), 50_000_000);
        mineUntil(wallet, "0.5");

        var slow = wallet.send(ORDER);
        assertThat(wallet.options(slow.transactionHash()).replacement().possible())
                .isTrue();
        var paid = wallet.bump(slow.transactionHash(), new HigherFee("RBF", BigDecimal.TEN, null));
        confirm(wallet, paid);
        assertThat(wallet.transactions())
                .extracting(WalletTransaction::transactionHash)
                .contains(paid.transactionHash())
                .doesNotContain(slow.transactionHash());

        var regretted = wallet.send(ORDER);
        var back = wallet.cancel(regretted.transactionHash(), HigherFee.of("20"));
        confirm(wallet, back);
        assertThat(back.amount()).isNegative().isGreaterThan(new BigDecimal("-0.0002"));

        var late = stage.payer().pay(wallet.newAddress().address(), 1_000_000);
        Await.until(
                "the payment to be seen",
                () -> wallet.balance().unconfirmedBalance(),
                unconfirmed -> unconfirmed.signum() > 0);
        var child = wallet.bump(late.txid(), new HigherFee("CPFP", new BigDecimal("15"), null));
        confirm(wallet, child);
        assertThat(wallet.transaction(late.txid()).confirmations()).isEqualTo(1);

        var spent = paid.amount().add(back.amount()).add(child.amount());
        assertThat(wallet.balance().confirmedBalance()).isEqualByComparingTo(new BigDecimal("0.51").add(spent));
    }

    private WalletApi wallet(AddressType type) {
        var client = stage.shop().client();
        var store = client.stores().create(StoreSettings.named("Duka")).id();
        var wallet = client.wallet(store, Shop.METHOD);
        wallet.generate(new WalletGeneration(true, type, 12, null, null, null, null, null));
        return wallet;
    }

    private void mineUntil(WalletApi wallet, String balance) {
        stage.node().mine(1);
        Await.until(
                "the payment to be confirmed",
                () -> wallet.balance().confirmedBalance(),
                confirmed -> confirmed.compareTo(new BigDecimal(balance)) == 0);
    }

    private void confirm(WalletApi wallet, WalletTransaction transaction) {
        stage.node().mine(1);
        Await.until(
                "it to be confirmed",
                () -> wallet.transaction(transaction.transactionHash()).confirmations(),
                confirmations -> confirmations == 1);
    }
}

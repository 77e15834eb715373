package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.client.NewTransaction;
import org.malipo.client.StoreSettings;
import org.malipo.client.WalletApi;
import org.malipo.client.WalletTransaction;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.OtherSigner;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.Payer;
import org.malipo.interop.node.SandboxNode;

/** Wallets whose keys are elsewhere: the server builds and sends, and a wallet that other people wrote signs in between. */
@Tag("clients")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class OtherSignersTests {
    private static final long RECEIVED = 50_000_000;
    private static final BigDecimal SENT = new BigDecimal("0.2");
    private static final BigDecimal MOST_FEE = new BigDecimal("0.00002");

    private Stage stage;

    @BeforeAll
    void open() {
        stage = new Stage(OtherSignersTests.class, SandboxNode::new);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "m/44h/1h/0h, pkh(%s)",
        "m/49h/1h/0h, sh(wpkh(%s))",
        "m/84h/1h/0h, wpkh(%s)",
        "m/86h/1h/0h, tr(%s)",
    })
    void oneSignerSpendsFromEachKindOfWallet(String account, String descriptor) throws Exception {
        var signer = OtherSigner.number(0, account);
        var wallet = funded(descriptor.formatted(signer.key()));

        var sent = wallet.broadcast(signer.sign(wallet.psbt(order())));

        assertSpent(wallet, sent);
    }

    @Test
    void aSignerReadsAndGivesBackVersion2() throws Exception {
        var signer = OtherSigner.number(1, "m/84h/1h/2h");
        var wallet = funded("wpkh(%s)".formatted(signer.key()));

        var sent = wallet.broadcast(signer.sign(wallet.psbt(order().asPsbtVersion2())));

        assertSpent(wallet, sent);
    }

    @Test
    void twoOfThreeSignersSpendFromASharedWallet() throws Exception {
        var signers = OtherSigner.three("m/48h/1h/0h/2h");
        var wallet = funded(OtherSigner.shared(signers));

        var signedByOne = signers.get(2).sign(wallet.psbt(order()));
        var sent = wallet.broadcast(signers.get(0).sign(signedByOne));

        assertSpent(wallet, sent);
    }

    @Test
    void signersOfASharedWalletSignOneAfterTheOther() throws Exception {
        var signers = OtherSigner.three("m/48h/1h/1h/2h");
        var wallet = funded(OtherSigner.shared(signers));
        var pending = wallet.pending().create(order());

        wallet.pending().sign(pending.id(), signers.get(1).sign(pending.psbt()));
        var signed = wallet.pending().sign(pending.id(), signers.get(2).sign(pending.psbt()));
        assertThat(signed.state()).isEqualTo("Signed");
        var sent = wallet.pending().broadcast(pending.id());

        assertSpent(wallet, wallet.transaction(String.valueOf(sent.transactionId())));
    }

    private static NewTransaction order() {
        return NewTransaction.to(Payer.ADDRESS, SENT).feeRate(BigDecimal.TWO);
    }

    private WalletApi funded(String descriptor) {
        var client = stage.shop().client();
        var store = client.stores().create(StoreSettings.named("Duka")).id();
        client.paymentMethods(store).set(Shop.METHOD, descriptor);
        var wallet = client.wallet(store, Shop.METHOD);
        stage.payer().pay(wallet.address().address(), RECEIVED);
        stage.node().mine(1);
        Await.until(
                "the coin to be confirmed",
                () -> wallet.balance().confirmedBalance(),
                balance -> balance.movePointRight(8).longValueExact() == RECEIVED);
        return wallet;
    }

    private void assertSpent(WalletApi wallet, WalletTransaction sent) {
        stage.node().mine(1);
        var mined = Await.until(
                "what was sent to be confirmed",
                () -> wallet.transaction(sent.transactionHash()),
                transaction -> transaction.confirmations() == 1);
        assertThat(mined.amount().negate().subtract(SENT))
                .as("the fee")
                .isPositive()
                .isLessThan(MOST_FEE);
        assertThat(wallet.balance().balance())
                .isEqualByComparingTo(
                        BigDecimal.valueOf(RECEIVED).movePointLeft(8).add(mined.amount()));
    }
}

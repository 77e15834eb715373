package org.malipo.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.rpc.RpcError;

/** The payer's own transactions are taken by a real node. */
@Tag("btcd")
class PayerTests {
    @TempDir
    Path folder;

    private TestNode node;
    private Payer payer;

    @BeforeEach
    void start() {
        node = new BtcdNode(folder);
        node.start();
        payer = new Payer(node);
        payer.earn(3);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void paysAndSpendsItsChange() {
        var first = payer.pay(Payer.ADDRESS, 50_000);
        var second = payer.pay(Payer.ADDRESS, 60_000);
        node.mine(1);

        assertThat(confirmations(first)).isEqualTo(1);
        assertThat(confirmations(second)).isEqualTo(1);
    }

    @Test
    void takesAPaymentBack() {
        var payment = payer.pay(Payer.ADDRESS, 50_000);
        var replacement = payer.takeBack(payment);
        node.mine(1);

        assertThat(confirmations(replacement)).isEqualTo(1);
        assertThatThrownBy(() -> confirmations(payment)).isInstanceOf(RpcError.class);
    }

    @Test
    void putsTransactionsOfLostBlocksBackToTheMempool() {
        var payment = payer.pay(Payer.ADDRESS, 50_000);
        node.mine(2);

        node.reorganise(2);

        assertThat(node.rpc().call("getrawmempool").toString()).contains(payment.txid());
        node.mine(4);
        assertThat(confirmations(payment)).isEqualTo(4);
    }

    private int confirmations(Payer.Sent payment) {
        return node.rpc()
                .call("getrawtransaction", payment.txid(), 1)
                .path("confirmations")
                .asInt(0);
    }
}

package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.client.WalletApi;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.RawHttp;
import org.malipo.interop.kit.ServerDatabase;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** A shop with coins, whose server is killed at chosen steps of sending some. */
abstract class KilledSendCase {
    static final BigDecimal AMOUNT = new BigDecimal("0.01");
    /** A send of which nobody has heard for a minute is offered again by a round that comes each half minute. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int COINS = 8;

    Stage stage;
    ServerDatabase first;

    /** Each case's own. */
    @SuppressWarnings("NullAway.Init")
    WalletApi payee;

    private RawHttp http;

    @BeforeEach
    void open() {
        stage = new Stage(getClass(), SandboxNode::new);
        first = stage.server().database();
        http = new RawHttp(stage.server().url(), stage.shop().apiKey());
        fund(stage.shop().wallet(), COINS);
    }

    @AfterEach
    void close() {
        http.close();
        first.close();
        stage.close();
    }

    void fund(WalletApi wallet, int coins) {
        for (var i = 0; i < coins; i++) {
            stage.payer().pay(wallet.newAddress().address(), 2_000_000);
        }
        stage.node().mine(1);
        awaitBalance(wallet, new BigDecimal("0.02").multiply(BigDecimal.valueOf(coins)));
    }

    /** {@return an order that pays {@link #AMOUNT} to an address that the payee has not used} */
    abstract String toPayee();

    /** Makes ready to stop the server. */
    interface Obstacle {
        /** {@return what waits until the server has come there} */
        Runnable put();
    }

    void diesIn(Obstacle obstacle, String order, String key) {
        var reached = obstacle.put();
        var request = CompletableFuture.supplyAsync(() -> send(order, key), Thread::startVirtualThread);
        reached.run();
        stage.server().kill();
        letGo();
        assertThat(request.orTimeout(1, TimeUnit.MINUTES).join()).isZero();
        stage.server().startSynchronised();
    }

    void paysOnce(String key, Obstacle obstacle) {
        var before = payee.balance().confirmedBalance();
        var order = toPayee();
        diesIn(obstacle, order, key);

        awaitRepeated(order, key);

        stage.node().mine(1);
        awaitBalance(payee, before.add(AMOUNT));
        assertThat(send(order, key)).isEqualTo(200);
        stage.node().mine(1);
        assertThat(payee.balance().balance()).isEqualByComparingTo(before.add(AMOUNT));
    }

    void letGo() {
        first.letGoAfterCrash();
    }

    static String order(String destination) {
        return "{\"destinations\":[{\"destination\":\"%s\",\"amount\":\"%s\"}],\"feerate\":2}"
                .formatted(destination, AMOUNT.toPlainString());
    }

    /** {@return the answer's status, 0 if none came} */
    int send(String order, String key) {
        try {
            HttpResponse<String> response = http.keyed(
                    "POST",
                    "/api/v1/stores/" + stage.shop().storeId() + "/payment-methods/" + Shop.METHOD
                            + "/wallet/transactions",
                    order,
                    key);
            return response.statusCode();
        } catch (UncheckedIOException dead) {
            return 0;
        }
    }

    void awaitRepeated(String order, String key) {
        Await.until("the repeated request to be answered", PATIENCE, () -> send(order, key), code -> code == 200);
    }

    static void awaitBalance(WalletApi wallet, BigDecimal balance) {
        Await.until(
                "a balance of " + balance,
                PATIENCE,
                () -> wallet.balance().confirmedBalance(),
                confirmed -> confirmed.compareTo(balance) == 0);
    }

    static void awaitAllCoinsFree(ServerDatabase database) {
        Await.until(
                "all coins to be free",
                () -> database.number("select count(*) from wallet_held_coin"),
                held -> held == 0);
    }
}

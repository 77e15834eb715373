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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.client.WalletApi;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.RawHttp;
import org.malipo.interop.kit.ServerDatabase;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/**
 * The server is killed at each step of sending money: before it is kept, before the node hears of it, before the node's
 * answer is written down, and before the send is. Whoever repeats the request pays once; so does whoever does not.
 */
@Tag("story")
@Order(1) // takes long
class KilledSendTests {
    private static final BigDecimal AMOUNT = new BigDecimal("0.01");
    private static final int COINS = 8;
    /** A send of which nobody has heard for a minute is offered again by a round that comes each half minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Stage stage;
    private ServerDatabase first;
    private ServerDatabase second;
    private RawHttp http;
    private WalletApi payee;

    @BeforeEach
    void open() {
        stage = new Stage(KilledSendTests.class, SandboxNode::new);
        first = stage.server().database();
        second = stage.server().database();
        http = new RawHttp(stage.server().url(), stage.shop().apiKey());
        payee = stage.shop().branch(stage.receiver().url()).wallet();
        for (var i = 0; i < COINS; i++) {
            stage.payer().pay(stage.shop().wallet().newAddress().address(), 2_000_000);
        }
        stage.node().mine(1);
        awaitBalance(stage.shop().wallet(), new BigDecimal("0.16"));
    }

    @AfterEach
    void close() {
        http.close();
        first.close();
        second.close();
        stage.close();
    }

    @Test
    void paysOnceWhereverItDies() {
        paysOnce("before-kept", () -> {
            first.holdUp("wallet_send");
            return () -> first.awaitHeldUp("insert into wallet_send");
        });
        paysOnce("before-told", () -> {
            first.holdUp("chain_broadcast");
            return () -> first.awaitHeldUp("insert into chain_broadcast");
        });
        paysOnce("before-answer", () -> {
            first.holdUp("chain_broadcast");
            return () -> {
                first.awaitHeldUp("insert into chain_broadcast");
                first.letThroughAndHoldUp("chain_broadcast");
                first.awaitHeldUp("update chain_broadcast");
            };
        });
        paysOnce("before-end", () -> {
            first.holdUp("chain_broadcast");
            return () -> {
                first.awaitHeldUp("insert into chain_broadcast");
                second.holdUp("wallet_send");
                first.letGo();
                second.awaitHeldUp("update wallet_send");
            };
        });
        nobodyRepeats();

        var spent = AMOUNT.multiply(BigDecimal.valueOf(5));
        assertThat(payee.transactions()).hasSize(5);
        awaitBalance(payee, spent);
        assertThat(stage.shop().wallet().balance().confirmedBalance())
                .isBetween(new BigDecimal("0.1599").subtract(spent), new BigDecimal("0.16").subtract(spent));
        Await.until(
                "all coins to be free", () -> first.number("select count(*) from wallet_held_coin"), held -> held == 0);
    }

    /** Makes ready to stop the server. */
    private interface Obstacle {
        /** {@return what waits until the server has come there} */
        Runnable put();
    }

    private void paysOnce(String key, Obstacle obstacle) {
        var before = payee.balance().confirmedBalance();
        var order = order();
        diesIn(obstacle, order, key);

        Await.until("the repeated request to be answered", PATIENCE, () -> send(order, key), code -> code == 200);

        stage.node().mine(1);
        awaitBalance(payee, before.add(AMOUNT));
        assertThat(send(order, key)).isEqualTo(200);
        stage.node().mine(1);
        assertThat(payee.balance().balance()).isEqualByComparingTo(before.add(AMOUNT));
    }

    /** It was kept: that the one who asked for it has gone changes nothing. */
    private void nobodyRepeats() {
        var before = payee.balance().confirmedBalance();
        diesIn(
                () -> {
                    first.holdUp("chain_broadcast");
                    return () -> first.awaitHeldUp("insert into chain_broadcast");
                },
                order(),
                "never-again");

        Await.until(
                "what was kept to be sent",
                PATIENCE,
                () -> payee.balance().unconfirmedBalance(),
                unconfirmed -> unconfirmed.compareTo(AMOUNT) == 0);
        stage.node().mine(1);
        awaitBalance(payee, before.add(AMOUNT));
    }

    private String order() {
        return "{\"destinations\":[{\"destination\":\"%s\",\"amount\":\"%s\"}],\"feerate\":2}"
                .formatted(payee.newAddress().address(), AMOUNT.toPlainString());
    }

    private void diesIn(Obstacle obstacle, String order, String key) {
        var reached = obstacle.put();
        var request = CompletableFuture.supplyAsync(() -> send(order, key), Thread::startVirtualThread);
        reached.run();
        stage.server().kill();
        first.letGoAfterCrash();
        second.letGo();
        assertThat(request.orTimeout(1, TimeUnit.MINUTES).join()).isZero();
        stage.server().startSynchronised();
    }

    /** {@return the answer's status, 0 if none came} */
    private int send(String order, String key) {
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

    private static void awaitBalance(WalletApi wallet, BigDecimal balance) {
        Await.until(
                "a balance of " + balance,
                PATIENCE,
                () -> wallet.balance().confirmedBalance(),
                confirmed -> confirmed.compareTo(balance) == 0);
    }
}

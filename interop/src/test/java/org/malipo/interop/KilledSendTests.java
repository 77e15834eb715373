package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.ServerDatabase;

/**
 * The server is killed at each step of sending money: before it is kept, before the node hears of it, before the node's
 * answer is written down, and before the send is. Whoever repeats the request pays once; so does whoever does not.
 */
@Tag("story")
@Order(1) // takes long
class KilledSendTests extends KilledSendCase {
    private ServerDatabase second;

    @BeforeEach
    void openPayee() {
        second = stage.server().database();
        payee = stage.shop().branch(stage.receiver().url()).wallet();
    }

    @AfterEach
    void closeSecond() {
        second.close();
    }

    @Override
    void letGo() {
        super.letGo();
        second.letGo();
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
        awaitAllCoinsFree(first);
    }

    /** It was kept: that the one who asked for it has gone changes nothing. */
    private void nobodyRepeats() {
        var before = payee.balance().confirmedBalance();
        diesIn(
                () -> {
                    first.holdUp("chain_broadcast");
                    return () -> first.awaitHeldUp("insert into chain_broadcast");
                },
                toPayee(),
                "never-again");

        Await.until(
                "what was kept to be sent",
                PATIENCE,
                () -> payee.balance().unconfirmedBalance(),
                unconfirmed -> unconfirmed.compareTo(AMOUNT) == 0);
        stage.node().mine(1);
        awaitBalance(payee, before.add(AMOUNT));
    }

    @Override
    String toPayee() {
        return order(payee.newAddress().address());
    }
}

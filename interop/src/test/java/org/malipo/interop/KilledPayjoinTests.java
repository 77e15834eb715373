package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.client.StoreSettings;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.kit.ServerDatabase;
import org.malipo.interop.kit.Shop;

/**
 * The server is killed at each step of a payment by payjoin: when the payment is kept and its receiver asked, when the answer
 * has come, when the payjoin is kept in the payment's place, and when the node has it. The receiver, a shop on a server
 * elsewhere, is paid once each time.
 */
@Tag("story")
@Order(1) // takes long
class KilledPayjoinTests extends KilledSendCase {
    private static final int THEIRS = 6;

    private Deployment elsewhere;
    private ServerDatabase theirs;

    @BeforeEach
    void openPayee() {
        elsewhere = stage.serverElsewhere();
        elsewhere.startSynchronised();
        theirs = elsewhere.database();
        var shop = Shop.open(elsewhere.client(), stage.receiver());
        shop.client().stores().update(shop.storeId(), StoreSettings.none().with("payJoinEnabled", true));
        payee = shop.wallet();
        fund(payee, THEIRS);
    }

    @AfterEach
    void closeElsewhere() {
        theirs.close();
        elsewhere.close();
    }

    @Override
    void letGo() {
        super.letGo();
        theirs.letGo();
    }

    @Test
    void paysOnceWhereverItDies() {
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

        var asked = toPayee();
        diesIn(this::asking, asked, "asked");
        assertThat(send(asked, "asked")).as("the payjoin may be on its way").isEqualTo(202);
        var answered = toPayee();
        diesIn(this::answered, answered, "answered");
        assertThat(send(answered, "answered"))
                .as("the payjoin may be on its way")
                .isEqualTo(202);
        diesIn(this::answered, toPayee(), "never-again");

        awaitRepeated(asked, "asked");
        awaitRepeated(answered, "answered");
        Await.until(
                "what nobody asks for again to be sent",
                PATIENCE,
                () -> first.number("select count(*) from wallet_send where state = 'sent'"),
                sent -> sent == 3);
        stage.node().mine(1);

        var paid = AMOUNT.multiply(BigDecimal.valueOf(5));
        awaitBalance(payee, new BigDecimal("0.12").add(paid));
        assertThat(payee.transactions()).hasSize(THEIRS + 5);
        assertThat(stage.shop().wallet().balance().confirmedBalance())
                .isBetween(new BigDecimal("0.1599").subtract(paid), new BigDecimal("0.16").subtract(paid));
        awaitAllCoinsFree(first);
        awaitAllCoinsFree(theirs);
        assertThat(first.texts("select purpose || ' ' || state from wallet_send order by created_at, purpose"))
                .containsExactly(
                        "payment replaced",
                        "payjoin confirmed",
                        "payment replaced",
                        "payjoin confirmed",
                        "payment confirmed",
                        "payment confirmed",
                        "payment confirmed");
        assertThat(first.texts("select state from wallet_payjoin order by created_at"))
                .containsExactly("joined", "joined", "plain", "plain", "plain");
    }

    /** Its receiver has got the payment, and has written down nothing. */
    private Runnable asking() {
        theirs.holdUp("payjoin");
        return () -> theirs.awaitHeldUp("insert into payjoin (");
    }

    /** The receiver's answer is there and right, and nothing is written down of it. */
    private Runnable answered() {
        first.holdUp("wallet_payjoin");
        return () -> {
            first.awaitHeldUp("insert into wallet_payjoin");
            first.letThroughAndHoldUp("wallet_payjoin");
            first.awaitHeldUp("update wallet_payjoin set state = 'joined'");
        };
    }

    @Override
    String toPayee() {
        var link = payee.newAddress().paymentLink();
        assertThat(link).contains("pj=");
        return order(link);
    }
}

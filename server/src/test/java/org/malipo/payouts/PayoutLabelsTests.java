package org.malipo.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.malipo.outbox.EventConsumers;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletObject;
import org.malipo.wallets.WalletObject.Neighbour;
import org.malipo.wallets.WalletObjects;
import org.malipo.wallets.Wallets;
import org.springframework.beans.factory.annotation.Autowired;

/** A wallet's notes know which transaction pays which payout. */
@PayoutTest
class PayoutLabelsTests extends PayoutCase {
    @Autowired
    private PayoutLabels labels;

    @Autowired
    private EventConsumers consumers;

    @Autowired
    private Wallets wallets;

    @Autowired
    private WalletObjects objects;

    @Test
    void knowTheTransactionThatTheProofNames() {
        var pullPayment = granted("1", "BTC");
        var claimed = claimed(pullPayment, claim(freshAddress(), "0.1"));
        var own = post(ofStore("/payouts"), ownPayout());
        var txid = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        mark(claimed, txid);
        mark(own, txid);
        mark(post(ofStore("/payouts"), ownPayout()), "somewhere else");

        var noted = noted(new ObjectKey("tx", txid));
        assertThat(noted).extracting(Neighbour::key).containsExactlyInAnyOrder(payout(claimed), payout(own));
        assertThat(noted.stream()
                        .filter(neighbour -> neighbour.key().equals(payout(claimed)))
                        .map(neighbour -> String.valueOf(neighbour.linkData())))
                .containsExactly("{\"pullPaymentId\":\"" + pullPayment + "\"}");
        assertThat(noted(payout(claimed)))
                .extracting(Neighbour::key)
                .containsExactly(new ObjectKey("pull-payment", pullPayment), new ObjectKey("tx", txid));
    }

    private static String ownPayout() {
        return "{\"destination\":\"%s\",\"amount\":\"0.1\",\"payoutMethodId\":\"BTC-CHAIN\",\"approved\":true}"
                .formatted(freshAddress());
    }

    private void mark(Answer payout, String id) {
        post(one(payout), "{\"revision\":0}");
        var marked = post(
                one(payout) + "/mark",
                "{\"state\":\"InProgress\",\"paymentProof\":{\"proofType\":\"Mine\",\"id\":\"" + id + "\"}}");
        assertThat(marked.status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> consumers.isCaughtUp(labels));
    }

    private static ObjectKey payout(Answer payout) {
        return new ObjectKey("payout", payout.text("/id"));
    }

    private List<Neighbour> noted(ObjectKey key) {
        return objects.find(wallets.of(store.id()).orElseThrow(), key)
                .map(WalletObject::neighbours)
                .orElse(List.of());
    }
}

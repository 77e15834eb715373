package org.malipo.wallets.pending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.malipo.webhooks.AuthorizedEvents;
import org.malipo.webhooks.Receiver;
import org.malipo.webhooks.Receiver.Received;
import org.malipo.webhooks.WebhookSettings;
import org.malipo.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;

/** What webhooks carry of transactions of several signers, to the letter. */
class PendingEventBodiesTests extends PendingCase {
    @Autowired
    private Webhooks webhooks;

    @Autowired
    private PendingRound round;

    @Test
    void areWhatReceiversKnow() throws Exception {
        try (var receiver = Receiver.answering(200)) {
            var webhook = webhooks.create(
                            wallet.store(), new WebhookSettings(true, true, receiver.url(), AuthorizedEvents.ALL, null))
                    .webhook()
                    .id();
            coin(100_000);
            coin(100_000);
            var sent = made(40_000);
            signed(sent, 0);
            signed(sent, 1);
            sends.send(wallet, sent.id());
            var cancelled = made(30_000);
            transactions.cancel(wallet, cancelled.id());
            var beaten = made(30_000);
            var rival = node.conflicting(beaten.base().unsigned());
            node.accept(rival);
            node.hear(rival);
            settleDown();
            coin(100_000);
            var late = made(30_000);
            clock.tick(PendingMaking.LASTS);
            round.lookAfter();

            await().atMost(Duration.ofSeconds(20)).until(() -> receiver.all().size() == 10);

            expect(receiver, webhook, sent, "Created", "SignatureCollected", "SignatureCollected", "Broadcast");
            expect(receiver, webhook, cancelled, "Created", "Cancelled");
            expect(receiver, webhook, beaten, "Created", "Invalidated");
            expect(receiver, webhook, late, "Created", "Expired");
            webhooks.delete(webhook);
        }
    }

    private void expect(Receiver receiver, String webhook, PendingTransaction pending, String... types)
            throws IOException {
        var bodies = receiver.all().stream()
                .filter(one -> one.json()
                        .path("pendingTransactionId")
                        .asString("")
                        .equals(pending.id().value()))
                .sorted(Comparator.comparingLong(
                        one -> one.json().path("position").asLong()))
                .toList();
        assertThat(bodies.stream().map(Received::body).toList()).isEqualTo(filled(bodies, webhook, pending, types));
    }

    private List<String> filled(List<Received> bodies, String webhook, PendingTransaction pending, String... types)
            throws IOException {
        var filled = new ArrayList<String>();
        for (var at = 0; at < types.length; at++) {
            var body = bodies.get(at).json();
            filled.add(text(types[at])
                    .replace("{subject}", pending.id().value())
                    .replace("{webhook}", webhook)
                    .replace("{store}", wallet.store().value())
                    .replace("{delivery}", body.path("deliveryId").asString(""))
                    .replace("{timestamp}", body.path("timestamp").asString(""))
                    .replace("{position}", body.path("position").asString("")));
        }
        return filled;
    }

    private String text(String type) throws IOException {
        var file = "/org/malipo/payouts/bodies/PendingTransaction" + type + ".json";
        try (var text = getClass().getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), UTF_8).stripTrailing();
        }
    }
}

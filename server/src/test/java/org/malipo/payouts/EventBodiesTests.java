package org.malipo.payouts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.invoices.PretendedChain.Made;
import org.malipo.webhooks.EventTypes;
import org.malipo.webhooks.Receiver;
import org.malipo.webhooks.Receiver.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks carry for each type of event, to the letter: members and their order, numbers, texts and nulls. */
@PayoutTest
class EventBodiesTests extends PayoutCase {
    private static final long HUNDRED_USD = 200_000;
    private static final ObjectNode METADATA = (ObjectNode) JsonMapper.shared().readTree("""
            {"orderId": "42", "itemDesc": "Kahawa ☕", "price": 10.5, "tags": ["a"], "gift": null, "cart": {"n": 1}}
            """);

    private final Map<String, String> known = new HashMap<>();
    private Receiver receiver;
    private String webhook;

    @BeforeEach
    void listen() {
        receiver = Receiver.answering(200);
        webhook = post(ofStore("/webhooks"), "{\"url\":\"%s\"}".formatted(receiver.url()))
                .text("/id");
    }

    @AfterEach
    void close() {
        delete(ofStore("/webhooks/" + webhook));
        receiver.close();
    }

    @Test
    void areWhatReceiversKnow() {
        var paid = invoice();
        var payment = pay(paid, HUNDRED_USD);
        chain.mine(payment);
        var refund = post("/api/v1/invoices/" + paid.id() + "/refund", "{\"refundVariant\":\"RateThen\"}")
                .text("/id");
        known.put("refund", refund);
        expect(
                paid.id().value(),
                "InvoiceCreated",
                "InvoiceReceivedPayment",
                "InvoiceProcessing",
                "InvoicePaymentSettled",
                "InvoiceSettled",
                "InvoiceRefund");

        var marked = invoice();
        post("/api/v1/invoices/" + marked.id() + "/status", "{\"status\":\"Invalid\"}");
        expect(marked.id().value(), "InvoiceCreated", "InvoiceInvalid");
    }

    @Test
    void areWhatReceiversKnowOfMoneyThatComesTooLate() {
        var half = invoice();
        pay(half, HUNDRED_USD / 2);
        expect(half.id().value(), "InvoiceCreated", "InvoiceReceivedPayment-half");
        var late = invoice();
        expect(late.id().value(), "InvoiceCreated");

        clock.tick(Duration.ofMinutes(16));
        chain.settleDown();
        pay(late, HUNDRED_USD);

        expect(half.id().value(), "InvoiceCreated", "", "InvoiceExpired-half", "InvoiceExpiredPaidPartial");
        expect(
                late.id().value(),
                "InvoiceCreated",
                "InvoiceExpired",
                "InvoiceReceivedPayment-late",
                "InvoicePaidAfterExpiration");
    }

    @Test
    void areWhatReceiversKnowOfPayouts() {
        var pullPayment = granted("1", "BTC");
        known.put("pullPayment", pullPayment);
        var claimed = claimed(pullPayment, claim(freshAddress(), "0.1"));
        post(one(claimed), "{\"revision\":0}");
        post(one(claimed) + "/mark-paid", "{}");
        expect(claimed.text("/id"), "PayoutCreated", "PayoutApproved", "PayoutUpdated");

        var own = post(ofStore("/payouts"), claim(freshAddress(), "0.2"));
        expect(own.text("/id"), "PayoutCreated-own");
    }

    @Test
    void areWrittenDownForEachType() throws IOException {
        var written = new TreeSet<String>();
        for (var type : EventTypes.NAMES) {
            try (var text = getClass().getResourceAsStream("bodies/" + type + ".json")) {
                if (text != null) {
                    written.add(type);
                }
            }
        }
        assertThat(written).containsExactlyInAnyOrderElementsOf(EventTypes.NAMES);
    }

    private InvoiceView invoice() {
        return shop.sellWith(store, "100", METADATA.deepCopy());
    }

    private Made pay(InvoiceView invoice, long sats) {
        var prompt = invoice.prompt(PaymentMethodId.BTC_CHAIN).orElseThrow();
        var made = chain.pay(prompt, sats);
        known.put("txid", made.txid().value.toHex());
        known.put("received", String.valueOf(made.seenAt().getEpochSecond()));
        known.put("address", String.valueOf(prompt.destination()));
        return made;
    }

    /** @param files what was told of the subject, in order; an empty name passes over one */
    private void expect(String subject, String... files) {
        await().atMost(Duration.ofSeconds(20)).until(() -> told(subject, files.length));
        var bodies = bodies(subject);
        for (int i = 0; i < files.length; i++) {
            if (!files[i].isEmpty()) {
                assertThat(bodies.get(i).body())
                        .isEqualTo(filled(files[i], subject, bodies.get(i).json()));
            }
        }
    }

    private boolean told(String subject, int count) {
        return bodies(subject).size() == count;
    }

    private List<Received> bodies(String subject) {
        return receiver.all().stream()
                .filter(one -> Stream.of("invoiceId", "payoutId")
                        .anyMatch(id -> one.json().path(id).asString("").equals(subject)))
                .toList();
    }

    /** {@return the text of a file, with what differs each time} A delivery's own id stands in two places. */
    private String filled(String file, String subject, JsonNode body) {
        var values = new HashMap<>(known);
        values.put("subject", subject);
        values.put("store", store.id().value());
        values.put("webhook", webhook);
        values.put("delivery", body.path("deliveryId").asString(""));
        values.put("timestamp", body.path("timestamp").asString(""));
        values.put("position", body.path("position").asString(""));
        var text = text(file);
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private String text(String file) {
        try (var text = getClass().getResourceAsStream("bodies/" + file + ".json")) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

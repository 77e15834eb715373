package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Streams of invoices go on where a listener stopped. */
class SubscriptionTests extends LightningFixture {
    @Test
    void replaysWhatWasPaidAfterAPosition() throws Exception {
        for (int i = 1; i <= 4; i++) {
            pay(payer, bolt11(i * 1_000L));
        }

        try (var news = store.lines("/v1/invoices/subscribe?settle_index=2")) {
            assertThat(news.limit(2).map(SubscriptionTests::told)).containsExactly("SETTLED 3 3000", "SETTLED 4 4000");
        }
    }

    @Test
    void tellsLiveOfWhatIsAddedAndPaid() throws Exception {
        bolt11(1_000);
        bolt11(2_000);
        try (var news = store.lines("/v1/invoices/subscribe?add_index=1")) {
            var lines = news.iterator();
            assertThat(told(lines.next())).isEqualTo("OPEN 0 0");

            pay(payer, bolt11(5_000));

            assertThat(told(lines.next())).isEqualTo("OPEN 0 0");
            assertThat(told(lines.next())).isEqualTo("SETTLED 1 5000");
        }
    }

    @Test
    void replaysWhatWasAddedAndThenGoesOnAfterARestart() throws Exception {
        bolt11(1_000);
        pay(payer, bolt11(2_000));
        restart();

        try (Stream<JsonNode> news = store.lines("/v1/invoices/subscribe?add_index=1&settle_index=0")) {
            var lines = news.iterator();
            assertThat(told(lines.next())).isEqualTo("SETTLED 1 2000");
            pay(payer, bolt11(3_000));
            assertThat(told(lines.next())).isEqualTo("OPEN 0 0");
            assertThat(told(lines.next())).isEqualTo("SETTLED 2 3000");
        }
    }

    private static String told(JsonNode line) {
        var invoice = line.path("result");
        return invoice.path("state").asString() + " "
                + invoice.path("settle_index").asString() + " "
                + invoice.path("amt_paid_msat").asString();
    }
}

package org.malipo.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryBodyTests {
    private static final String PAYLOAD = """
            {"afterExpiration": false, "paymentMethodId": "BTC-CHAIN",
             "payment": {"id": "ab-0", "receivedDate": 1700000100, "value": "0.001", "fee": "0", "status": "Processing",
                         "destination": "bc1q"},
             "type": "InvoiceReceivedPayment", "timestamp": 1700000101, "storeId": "S", "invoiceId": "I",
             "metadata": {"orderId": "42", "price": 10.50, "tags": ["a", "b"], "none": [], "more": {}}}
            """;

    @Test
    void isLaidOutAsReceiversKnowIt() {
        assertThat(DeliveryBody.first(PAYLOAD, "D", "W", 7)).isEqualTo("""
                {
                  "afterExpiration": false,
                  "paymentMethodId": "BTC-CHAIN",
                  "payment": {
                    "id": "ab-0",
                    "receivedDate": 1700000100,
                    "value": "0.001",
                    "fee": "0",
                    "status": "Processing",
                    "destination": "bc1q"
                  },
                  "deliveryId": "D",
                  "webhookId": "W",
                  "originalDeliveryId": "D",
                  "isRedelivery": false,
                  "type": "InvoiceReceivedPayment",
                  "timestamp": 1700000101,
                  "storeId": "S",
                  "invoiceId": "I",
                  "metadata": {
                    "orderId": "42",
                    "price": 10.50,
                    "tags": [
                      "a",
                      "b"
                    ],
                    "none": [],
                    "more": {}
                  },
                  "position": 7
                }""");
    }

    @Test
    void tellsARedeliveryByItsIdsAndNothingElse() {
        var first = DeliveryBody.first(PAYLOAD, "D", "W", 7);

        var again = first.replace("\"deliveryId\": \"D\"", "\"deliveryId\": \"E\"")
                .replace("\"isRedelivery\": false", "\"isRedelivery\": true");
        assertThat(DeliveryBody.again(first, "E", "D")).isEqualTo(again);
        assertThat(DeliveryBody.replayed(PAYLOAD, "E", "W", "D", 7)).isEqualTo(again);
    }

    @Test
    void hasNoPositionWhereNothingHappened() {
        assertThat(DeliveryBody.first(PAYLOAD, "D", "W", -1)).doesNotContain("position");
    }

    @Test
    void signsTheRawBody() {
        var body = "{\"type\":\"InvoiceCreated\"}".getBytes(UTF_8);

        assertThat(Signature.of("top-secret", body))
                .isEqualTo("sha256=c5dfafaad407f11545e482d8a40b7d72bc88d0677acb6707cd9a58c569cd7b27");
    }

    @Test
    void signsTheTimeWithEachSecret() {
        var body = "{\"type\":\"InvoiceCreated\"}".getBytes(UTF_8);
        var sentAt = Instant.ofEpochSecond(1_700_000_000);

        var signed = "1700000000.{\"type\":\"InvoiceCreated\"}".getBytes(UTF_8);
        assertThat(Signature.timed(List.of("new", "old"), sentAt, body))
                .isEqualTo("t=1700000000,v1=" + hex("new", signed) + ",v1=" + hex("old", signed));
    }

    private static String hex(String secret, byte[] signed) {
        return Signature.of(secret, signed).substring("sha256=".length());
    }
}

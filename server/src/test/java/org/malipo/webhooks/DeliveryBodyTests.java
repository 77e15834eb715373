package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeliveryBodyTests {
    private static final String PAYLOAD = """
            {"afterExpiration": false, "type": "InvoiceReceivedPayment", "timestamp": 1700000101, "storeId": "S",
             "invoiceId": "I", "metadata": {"orderId": "42"}}
            """;

    @Test
    void keepsTheOrderOfMembersAndAddsThoseOfTheDelivery() {
        assertThat(DeliveryBody.first(PAYLOAD, "D", "W", 7)).isEqualTo("""
                {
                  "afterExpiration" : false,
                  "deliveryId" : "D",
                  "webhookId" : "W",
                  "originalDeliveryId" : "D",
                  "isRedelivery" : false,
                  "position" : 7,
                  "type" : "InvoiceReceivedPayment",
                  "timestamp" : 1700000101,
                  "storeId" : "S",
                  "invoiceId" : "I",
                  "metadata" : {
                    "orderId" : "42"
                  }
                }""");
    }

    @Test
    void tellsARedeliveryByItsIdsAndNothingElse() {
        var first = DeliveryBody.first(PAYLOAD, "D", "W", 7);

        assertThat(DeliveryBody.again(first, "E", "D"))
                .isEqualTo(first.replace("\"deliveryId\" : \"D\"", "\"deliveryId\" : \"E\"")
                        .replace("\"isRedelivery\" : false", "\"isRedelivery\" : true"));
    }

    @Test
    void signsTheRawBody() {
        var body = "{\"type\":\"InvoiceCreated\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(Signature.of("top-secret", body))
                .isEqualTo("sha256=c5dfafaad407f11545e482d8a40b7d72bc88d0677acb6707cd9a58c569cd7b27");
    }
}

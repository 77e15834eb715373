package org.malipo.webhooks;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the body of a delivery from an event's payload. The members of the delivery stand before {@code type}, where
 * receivers know them, and {@code position} beside them: a number that grows with the store's history, by which a receiver
 * can put in order what a retry has mixed up.
 */
final class DeliveryBody {
    private static final JsonMapper JSON = JsonMapper.shared();

    private DeliveryBody() {}

    /** {@return the indented JSON text of a first delivery} */
    static String first(String payload, String deliveryId, String webhookId, long position) {
        var body = JSON.createObjectNode();
        var event = (ObjectNode) JSON.readTree(payload);
        event.properties().forEach(member -> {
            if (member.getKey().equals("type")) {
                putDelivery(body, deliveryId, webhookId, deliveryId, false, position);
            }
            body.set(member.getKey(), member.getValue());
        });
        return print(body);
    }

    /** {@return the same event's text for another attempt} */
    static String again(String firstBody, String deliveryId, String originalId) {
        var body = (ObjectNode) JSON.readTree(firstBody);
        body.put("deliveryId", deliveryId);
        body.put("originalDeliveryId", originalId);
        body.put("isRedelivery", true);
        return print(body);
    }

    private static void putDelivery(
            ObjectNode body, String id, String webhookId, String originalId, boolean redelivery, long position) {
        body.put("deliveryId", id);
        body.put("webhookId", webhookId);
        body.put("originalDeliveryId", originalId);
        body.put("isRedelivery", redelivery);
        body.put("position", position);
    }

    private static String print(JsonNode body) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
    }
}

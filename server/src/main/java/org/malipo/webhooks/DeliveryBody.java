package org.malipo.webhooks;

import java.util.List;
import java.util.Map;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the body of a delivery from an event's payload. The members of the delivery stand before {@code type}, where
 * receivers know them, and {@code position} at the end: a number that grows with the store's history, by which a receiver
 * can put in order what a retry has mixed up.
 */
final class DeliveryBody {
    private static final List<String> OF_DELIVERY =
            List.of("deliveryId", "webhookId", "originalDeliveryId", "isRedelivery", "position");

    /** Numbers in the metadata of shops stay as they were written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final PrettyPrinter INDENTED = new DefaultPrettyPrinter(PrettyPrinter.DEFAULT_SEPARATORS
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES);

    private DeliveryBody() {}

    /**
     * {@return the indented JSON text of a first delivery}
     *
     * @param position left out if it is below 0: the event was made up
     */
    static String first(String payload, String deliveryId, String webhookId, long position) {
        return print(body(payload, deliveryId, webhookId, position));
    }

    /** {@return the same event's text for another attempt} */
    static String again(String firstBody, String deliveryId, String originalId) {
        return repeated((ObjectNode) JSON.readTree(firstBody), deliveryId, originalId);
    }

    /** {@return the text of another delivery of an event whose first one is long gone} */
    static String replayed(String payload, String deliveryId, String webhookId, String originalId, long position) {
        return repeated(body(payload, originalId, webhookId, position), deliveryId, originalId);
    }

    private static String repeated(ObjectNode body, String deliveryId, String originalId) {
        body.put("deliveryId", deliveryId);
        body.put("originalDeliveryId", originalId);
        body.put("isRedelivery", true);
        return print(body);
    }

    private static ObjectNode body(String payload, String deliveryId, String webhookId, long position) {
        var body = JSON.createObjectNode();
        JSON.readTree(payload).properties().stream()
                .filter(member -> !OF_DELIVERY.contains(member.getKey()))
                .forEach(member -> add(body, member, deliveryId, webhookId));
        if (position >= 0) {
            body.put("position", position);
        }
        return body;
    }

    private static void add(ObjectNode body, Map.Entry<String, JsonNode> member, String deliveryId, String webhookId) {
        if (member.getKey().equals("type")) {
            body.put("deliveryId", deliveryId);
            body.put("webhookId", webhookId);
            body.put("originalDeliveryId", deliveryId);
            body.put("isRedelivery", false);
        }
        body.set(member.getKey(), member.getValue());
    }

    private static String print(JsonNode body) {
        return JSON.writer().with(INDENTED).writeValueAsString(body);
    }
}

package org.malipo.invoices;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The parts of an invoice that the database keeps as JSON. Numbers keep every digit that was sent. */
@Component
class InvoiceJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    ObjectNode newObject() {
        return mapper.createObjectNode();
    }

    ObjectNode readMetadata(String stored) {
        return (ObjectNode) mapper.readTree(stored);
    }

    InvoiceTerms readTerms(String stored) {
        return mapper.readValue(stored, InvoiceTerms.class);
    }

    <T> T read(String stored, Class<T> type) {
        return mapper.readValue(stored, type);
    }
}

package org.malipo.client;

import java.time.Instant;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Something that happened in a store, as the event log and the webhooks tell it. */
public sealed interface StoreEvent permits InvoiceEvent, OtherEvent {
    /** {@return the whole event as it came} */
    JsonNode json();

    /** {@return for example {@code InvoiceSettled}} */
    default String type() {
        return json().path("type").asString("");
    }

    /** {@return its place in the history, by which events can be put in order; empty for one that was made up as a test} */
    default OptionalLong position() {
        var position = json().path("position");
        return position.isNumber() ? OptionalLong.of(position.asLong()) : OptionalLong.empty();
    }

    default Instant timestamp() {
        return Instant.ofEpochSecond(json().path("timestamp").asLong(0));
    }

    default String storeId() {
        return json().path("storeId").asString("");
    }

    /** {@return the event that a JSON object is} One of a type that is not known here becomes an {@link OtherEvent}. */
    static StoreEvent of(JsonNode json) {
        return InvoiceEvent.find(json).<StoreEvent>map(event -> event).orElseGet(() -> new OtherEvent(json));
    }
}

package org.malipo.events;

import org.malipo.outbox.Event;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as webhooks carry it, without what belongs to a delivery: {@code position} stands before {@code type}. */
final class EventBody {
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventBody() {}

    static ObjectNode of(Event event) {
        var body = JSON.createObjectNode();
        JSON.readTree(event.payload()).properties().forEach(member -> {
            if (member.getKey().equals("type")) {
                body.put("position", event.position());
            }
            body.set(member.getKey(), member.getValue());
        });
        return body;
    }
}

package org.malipo.sandbox.lightning.rest;

import java.util.List;
import org.malipo.sandbox.lightning.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves fields out of an answer where a fault wants it. */
final class Omission {
    private Omission() {}

    static JsonNode apply(Faults faults, String path, JsonNode answer) {
        faults.next(Faults.Omit.class, path).ifPresent(fault -> remove(answer, fault.fields()));
        return answer;
    }

    private static void remove(JsonNode node, List<String> fields) {
        if (node instanceof ObjectNode object) {
            object.remove(fields);
        }
        node.forEach(child -> remove(child, fields));
    }
}

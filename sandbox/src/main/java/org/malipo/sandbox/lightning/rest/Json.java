package org.malipo.sandbox.lightning.rest;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as gRPC's proxy writes them: 64-bit numbers as strings, bytes as Base64. */
final class Json {
    static final JsonMapper MAPPER = new JsonMapper();
    static final long MSAT = 1_000;

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array(Stream<? extends JsonNode> items) {
        var array = MAPPER.createArrayNode();
        items.forEach(array::add);
        return array;
    }

    static String number(long value) {
        return Long.toString(value);
    }

    /** @param hex null for none */
    static String bytes(@Nullable String hex) {
        return hex == null
                ? ""
                : Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /** {@return LND's {@code Amount}} */
    static ObjectNode amount(long msat) {
        return object().put("sat", number(msat / MSAT)).put("msat", number(msat));
    }
}

package org.malipo.ln.http;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.Msat;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object of a node. What is missing is empty; what is there and can't be meant so is refused with {@link Unavailable}, as
 * no such node says it. Whole numbers come as numbers or as strings.
 */
public record Fields(ObjectNode object) {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public static ObjectNode create() {
        return JSON.createObjectNode();
    }

    /** {@return the object, or empty if the text is none} */
    public static Optional<Fields> read(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object
                    ? Optional.of(new Fields(object))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** {@return a text that is not empty} */
    public Optional<String> text(String name) {
        return value(name)
                .map(node -> {
                    if (!node.isString()) {
                        throw wrong(name);
                    }
                    return node.stringValue();
                })
                .filter(text -> !text.isEmpty());
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> lacks(name));
    }

    public boolean flag(String name) {
        return value(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrong(name);
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    public Optional<Long> number(String name) {
        return value(name).map(node -> whole(name, node));
    }

    public long requiredNumber(String name) {
        return number(name).orElseThrow(() -> lacks(name));
    }

    /** {@return the number, if it is one that counts something} */
    public Optional<Integer> count(String name) {
        return number(name).map(number -> {
            if (number < 0 || number > Integer.MAX_VALUE) {
                throw wrong(name);
            }
            return number.intValue();
        });
    }

    public Optional<Msat> msat(String name) {
        return number(name).map(number -> amount(name, new Msat(number)));
    }

    /** {@return what is told in satoshis} */
    public Optional<Msat> sats(String name) {
        return number(name).map(number -> {
            if (number > Msat.MAX.floorToSats().toLong()) {
                throw wrong(name);
            }
            return amount(name, Msat.ofSats(Math.max(number, -1)));
        });
    }

    private static Msat amount(String name, Msat amount) {
        if (amount.value() < 0 || amount.compareTo(Msat.MAX) > 0) {
            throw wrong(name);
        }
        return amount;
    }

    public Optional<ByteVector> base64(String name) {
        return text(name).map(text -> {
            try {
                return new ByteVector(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException _) {
                throw wrong(name);
            }
        });
    }

    public Optional<ByteVector> hex(String name) {
        return text(name).map(text -> {
            try {
                return new ByteVector(HexFormat.of().parseHex(text));
            } catch (IllegalArgumentException _) {
                throw wrong(name);
            }
        });
    }

    /** {@return 32 bytes in hex, such as a hash} */
    public Optional<ByteVector32> hex32(String name) {
        return hex(name).map(bytes -> bytes32(name, bytes));
    }

    public Optional<ByteVector32> base64As32(String name) {
        return base64(name).map(bytes -> bytes32(name, bytes));
    }

    private static ByteVector32 bytes32(String name, ByteVector bytes) {
        if (bytes.size() != 32) {
            throw wrong(name);
        }
        return new ByteVector32(bytes.toByteArray());
    }

    /** {@return the object, without fields if there is none} */
    public Fields object(String name) {
        return value(name).map(node -> of(name, node)).orElseGet(() -> new Fields(create()));
    }

    public List<Fields> list(String name) {
        return value(name)
                .map(node -> {
                    if (!node.isArray()) {
                        throw wrong(name);
                    }
                    var list = new ArrayList<Fields>();
                    node.forEach(element -> list.add(of(name, element)));
                    return list;
                })
                .orElseGet(ArrayList::new);
    }

    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        value(name).ifPresent(node -> node.forEach(element -> texts.add(element.asString(""))));
        return texts;
    }

    /** {@return the texts of an object, by their names} */
    public Map<String, String> map(String name) {
        var map = new LinkedHashMap<String, String>();
        object(name).object.forEachEntry((key, node) -> map.put(key, node.asString("")));
        return map;
    }

    public boolean has(String name) {
        return value(name).isPresent();
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private static Fields of(String name, JsonNode node) {
        if (node instanceof ObjectNode inner) {
            return new Fields(inner);
        }
        throw wrong(name);
    }

    private static long whole(String name, @Nullable JsonNode node) {
        try {
            if (node != null && (node.isNumber() || node.isString())) {
                return (node.isNumber() ? node.decimalValue() : new BigDecimal(node.stringValue())).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // as anything else that is no whole number
        }
        throw wrong(name);
    }

    public static Unavailable lacks(String name) {
        return new Unavailable(Reason.NO_NODE, "The node's answer lacks " + name + ".", null);
    }

    public static Unavailable wrong(String name) {
        return new Unavailable(Reason.NO_NODE, "The node's answer has a " + name + " that can't be.", null);
    }
}

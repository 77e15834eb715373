package org.malipo.ln.lnurl;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import org.malipo.ln.Msat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A message of LNURL: one JSON object, in which fields that nobody asks for may stand. */
record Json(ObjectNode object) {
    /** A name given twice is refused, as readers would disagree on its value; fractions are kept as they are. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static ObjectNode create() {
        return MAPPER.createObjectNode();
    }

    /** @throws LnurlException if the text is no JSON */
    static JsonNode tree(String text) throws LnurlException {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new LnurlException("The service gives an answer that is not of LNURL.");
        }
    }

    /** @throws LnurlException if the text is no JSON object, or says that the service refuses */
    static Json read(String text) throws LnurlException {
        return of(tree(text));
    }

    static Json of(JsonNode node) throws LnurlException {
        if (!(node instanceof ObjectNode object)) {
            throw new LnurlException("The service gives an answer that is not of LNURL.");
        }
        var json = new Json(object);
        if (json.text("status").filter("ERROR"::equalsIgnoreCase).isPresent()) {
            throw new LnurlException(json.text("reason")
                    .filter(reason -> !reason.isBlank())
                    .map(reason -> "The service refuses: " + reason)
                    .orElse("The service refuses and gives no reason."));
        }
        return json;
    }

    /** {@return the message, if the tag in it is the one of this kind} */
    static Json read(String text, Kind kind) throws LnurlException {
        var json = read(text);
        if (!json.requiredText("tag").equals(kind.tag())) {
            throw new LnurlException("The service answers for something else than " + kind.tag() + ".");
        }
        return json;
    }

    Optional<String> text(String name) {
        var node = object.get(name);
        return (node == null || !node.isString()) ? Optional.empty() : Optional.of(node.stringValue());
    }

    String requiredText(String name) throws LnurlException {
        return text(name).orElseThrow(() -> lacks(name));
    }

    boolean flag(String name, boolean otherwise) {
        var node = object.get(name);
        return (node == null || !node.isBoolean()) ? otherwise : node.booleanValue();
    }

    Optional<BigDecimal> number(String name) {
        var node = object.get(name);
        return (node == null || !node.isNumber()) ? Optional.empty() : Optional.of(node.decimalValue());
    }

    /** @throws LnurlException if there is no whole number of millisatoshis that could be paid */
    Msat amount(String name) throws LnurlException {
        var number = number(name).orElseThrow(() -> lacks(name));
        if (number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(Msat.MAX.value())) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw new LnurlException("The service gives an amount that can't be: " + name + ".");
        }
        return new Msat(number.longValueExact());
    }

    URI address(String name, Targets targets) throws LnurlException {
        return targets.read(requiredText(name));
    }

    static LnurlException lacks(String name) {
        return new LnurlException("The answer of the service lacks " + name + ".");
    }
}

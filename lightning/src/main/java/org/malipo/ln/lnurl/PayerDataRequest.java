package org.malipo.ln.lnurl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service asks of payers (LUD-18).
 * @param fields by name, for example {@code email}, whether it must be given
 * @param k1 the challenge to sign where {@code auth} is asked for, else empty
 */
public record PayerDataRequest(Map<String, Boolean> fields, String k1) {
    private static final String AUTH = "auth";

    public PayerDataRequest {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Optional<PayerDataRequest> read(@Nullable JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, Boolean>();
        for (var field : object.properties()) {
            fields.put(field.getKey(), field.getValue().path("mandatory").booleanValue(false));
        }
        return Optional.of(
                new PayerDataRequest(fields, object.path(AUTH).path("k1").stringValue("")));
    }

    ObjectNode toJson() {
        var json = Json.create();
        fields.forEach((name, mandatory) -> json.putObject(name).put("mandatory", mandatory));
        if (json.get(AUTH) instanceof ObjectNode auth) {
            auth.put("k1", k1);
        }
        return json;
    }

    /**
     * Checks what a payer sent, before it goes into the hash of a payment request.
     * @param payerDataJson as it was sent, after the address was decoded
     * @throws LnurlException if something that must be there is not, or a signature is wrong
     */
    public void check(String payerDataJson) throws LnurlException {
        if (!(Json.tree(payerDataJson) instanceof ObjectNode given)) {
            throw new LnurlException("What the wallet says of the payer can't be read.");
        }
        for (var field : fields.entrySet()) {
            if (field.getValue() && given.path(field.getKey()).isMissingNode()) {
                throw new LnurlException("The payer must give: " + field.getKey() + ".");
            }
        }
        if (fields.containsKey(AUTH) && given.has(AUTH) && !isSigned(given.path(AUTH))) {
            throw new LnurlException("The signature of the payer is wrong.");
        }
    }

    private boolean isSigned(JsonNode auth) {
        var answer = new AuthAnswer(
                auth.path("k1").stringValue(""),
                auth.path("sig").stringValue(""),
                auth.path("key").stringValue(""));
        return answer.k1().equals(k1) && answer.isSigned();
    }
}

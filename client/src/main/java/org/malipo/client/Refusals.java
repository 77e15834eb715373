package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Makes exceptions of the server's refusals. What stands before the server may answer with anything. */
final class Refusals {
    private static final TypeReference<List<ApiException.FieldError>> FIELD_ERRORS = new TypeReference<>() {};
    private static final String NOT_STORED = "idempotency-answer-not-stored";
    private static final int LONGEST_QUOTE = 200;

    private Refusals() {}

    static ApiException of(Answer answer) {
        return read(answer).retryAfter(answer.retryAfter().orElse(null));
    }

    private static ApiException read(Answer answer) {
        try {
            var json = JsonForms.MAPPER.readTree(answer.body());
            return json.isArray()
                    ? new InvalidRequestException(answer.status(), JsonForms.MAPPER.treeToValue(json, FIELD_ERRORS))
                    : told(answer, json);
        } catch (JacksonException _) {
            return new ApiException(answer.status(), null, answer.status() + quote(answer.body()));
        }
    }

    private static ApiException told(Answer answer, JsonNode json) {
        int status = answer.status();
        var code = text(json, "code");
        var sentence = text(json, "message");
        var message = status + (code == null ? "" : " " + code) + (sentence == null ? "" : ": " + sentence);
        var permission = text(json, "missingPermission");
        if (code != null && permission != null) {
            return new MissingPermissionException(status, code, message, permission);
        }
        if (code != null && code.equals(NOT_STORED)) {
            return new AnswerNotStoredException(status, code, message, json.path("made"));
        }
        return new ApiException(status, code, message);
    }

    private static @Nullable String text(JsonNode json, String member) {
        return json.path(member).stringValue(null);
    }

    private static String quote(byte[] body) {
        var text = new String(body, UTF_8).strip();
        var cut = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return cut.isEmpty() ? "" : ": " + cut;
    }
}

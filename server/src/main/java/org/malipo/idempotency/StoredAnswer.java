package org.malipo.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a repeat is told.
 *
 * @param contentType null where there is no body
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
record StoredAnswer(int status, @Nullable String contentType, byte[] body) {
    private static final String REPLAYED = "Idempotency-Replayed";
    /** Answers to changes are short; a longer one is not worth its place. */
    private static final int LARGEST = 256 << 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** {@return what repeats of the request that was answered so are told} */
    static StoredAnswer of(ContentCachingResponseWrapper response, @Nullable SecretAnswer secret) {
        var body = response.getContentAsByteArray();
        if (secret != null && JSON.readTree(body) instanceof ObjectNode answer && hasSecret(answer, secret)) {
            return carriedOut("its answer held a secret and was not stored", made(answer, secret));
        }
        return body.length > LARGEST
                ? carriedOut("its answer was too long to be stored", JSON.createObjectNode())
                : new StoredAnswer(response.getStatus(), response.getContentType(), body);
    }

    private static StoredAnswer carriedOut(String why, ObjectNode made) {
        var body = JSON.createObjectNode()
                .put("code", "idempotency-answer-not-stored")
                .put("message", "This request was carried out before; " + why + ". See what was made by it.")
                .set("made", made);
        return new StoredAnswer(
                HttpStatus.CONFLICT.value(), MediaType.APPLICATION_JSON_VALUE, JSON.writeValueAsBytes(body));
    }

    private static boolean hasSecret(ObjectNode answer, SecretAnswer secret) {
        return Arrays.stream(secret.hidden())
                .map(path -> answer.at("/" + path.replace('.', '/')))
                .anyMatch(value -> !value.isMissingNode() && !value.isNull());
    }

    private static ObjectNode made(ObjectNode answer, SecretAnswer secret) {
        var made = JSON.createObjectNode();
        Arrays.stream(secret.shown()).filter(answer::has).forEach(name -> made.set(name, answer.get(name)));
        return made;
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader(REPLAYED, "true");
        if (contentType != null) {
            response.setContentType(contentType);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package org.malipo.client;

import tools.jackson.databind.JsonNode;

/**
 * A request was repeated that had been carried out before, and its answer held a secret, which is shown once and stored nowhere
 * (409 {@code idempotency-answer-not-stored}). It happens when the first answer was lost on its way. Delete what was made, or
 * give it a new secret, and ask again.
 */
public final class AnswerNotStoredException extends ApiException {
    private static final long serialVersionUID = 1;

    private final transient JsonNode made;

    AnswerNotStoredException(int status, String code, String message, JsonNode made) {
        super(status, code, message);
        this.made = made;
    }

    /** {@return what exists since then, as far as it is no secret: for a webhook {@code id}, {@code url} and {@code enabled}} */
    public JsonNode made() {
        return made;
    }
}

package org.malipo.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server refused a request: the HTTP status, and the stable code and sentence that it gave as reasons. Subclasses tell
 * more where there is more to tell.
 */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String code;
    private final transient List<FieldError> fieldErrors;
    private @Nullable Duration retryAfter;

    ApiException(int status, @Nullable String code, String message) {
        this(status, code, message, List.of());
    }

    ApiException(int status, @Nullable String code, String message, List<FieldError> fieldErrors) {
        super(message);
        this.status = status;
        this.code = code;
        this.fieldErrors = List.copyOf(fieldErrors);
    }

    ApiException retryAfter(@Nullable Duration pause) {
        retryAfter = pause;
        return this;
    }

    /** {@return the HTTP status, for example 404} */
    public int status() {
        return status;
    }

    /** {@return for example {@code invoice-not-found}; null when the answer had no such body} */
    public @Nullable String code() {
        return code;
    }

    /** {@return what is wrong with which field; empty unless the status is 422} */
    public List<FieldError> fieldErrors() {
        return fieldErrors;
    }

    /** {@return how long the server asks to wait before the next try, where it says so} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** @param path the field as the server names it, for example {@code Checkout.PaymentTolerance} */
    public record FieldError(String path, String message) {}
}

package org.malipo.client;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The server refused a request: the HTTP status, the stable code, and for 422 what is wrong with which field. */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String code;
    private final transient List<FieldError> fieldErrors;

    ApiException(int status, @Nullable String code, String message, List<FieldError> fieldErrors) {
        super(message);
        this.status = status;
        this.code = code;
        this.fieldErrors = List.copyOf(fieldErrors);
    }

    static ApiException invalid(List<FieldError> errors) {
        var message = errors.stream()
                .map(error -> error.path() + ": " + error.message())
                .collect(Collectors.joining("; ", "422 ", ""));
        return new ApiException(422, null, message, errors);
    }

    static ApiException refused(int status, @Nullable String code, @Nullable String message) {
        var text = new StringBuilder().append(status);
        if (code != null) {
            text.append(' ').append(code);
        }
        if (message != null) {
            text.append(": ").append(message);
        }
        return new ApiException(status, code, text.toString(), List.of());
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

    /** @param path the field as the server names it, for example {@code Checkout.PaymentTolerance} */
    public record FieldError(String path, String message) {}
}

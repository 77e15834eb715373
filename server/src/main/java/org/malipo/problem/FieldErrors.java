package org.malipo.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the fields of a request, collected so that the caller hears of everything at once. Answered as 422
 * with a JSON array of paths and messages; paths are in Pascal case, dotted and indexed, as existing clients expect:
 * {@code Checkout.PaymentMethods[0]}.
 */
public final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    /** One wrong field. */
    public record FieldError(String path, String message) {}

    public static InvalidFields of(String path, String message) {
        return new InvalidFields(List.of(new FieldError(path, message)));
    }

    public FieldErrors add(String path, String message) {
        errors.add(new FieldError(path, message));
        return this;
    }

    /** @throws InvalidFields if anything was added */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidFields(List.copyOf(errors));
        }
    }

    /** The request's fields are wrong: 422. */
    public static class InvalidFields extends RuntimeException {
        private final transient List<FieldError> errors;

        public InvalidFields(List<FieldError> errors) {
            super(errors.toString(), null, false, false);
            this.errors = errors;
        }

        public List<FieldError> errors() {
            return errors;
        }
    }
}

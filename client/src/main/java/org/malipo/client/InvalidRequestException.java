package org.malipo.client;

import java.util.List;
import java.util.stream.Collectors;

/** Some fields of a request are wrong (422); {@link #fieldErrors} says which and why. Nothing was changed. */
public final class InvalidRequestException extends ApiException {
    private static final long serialVersionUID = 1;

    InvalidRequestException(int status, List<FieldError> errors) {
        super(status, null, text(status, errors), errors);
    }

    private static String text(int status, List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.path() + ": " + error.message())
                .collect(Collectors.joining("; ", status + " ", ""));
    }
}

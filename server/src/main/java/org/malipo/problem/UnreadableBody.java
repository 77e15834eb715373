package org.malipo.problem;

import java.util.List;
import org.malipo.problem.FieldErrors.FieldError;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Says what is wrong with a body that could not be read, without words from the inside of the reader. */
final class UnreadableBody {
    private UnreadableBody() {}

    static List<FieldError> errors(HttpMessageNotReadableException exception) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidFields wrong) {
                return wrong.errors();
            }
        }
        return exception.getCause() instanceof DatabindException mismatch
                        && !mismatch.getPath().isEmpty()
                ? List.of(new FieldError(path(mismatch.getPath()), "The value is not of the expected kind"))
                : List.of(new FieldError("", "The body is missing or is not the JSON that is expected"));
    }

    /** For example {@code checkout.paymentMethods[0]}. */
    private static String path(List<JacksonException.Reference> path) {
        var text = new StringBuilder();
        for (var step : path) {
            if (step.getPropertyName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return text.toString();
    }
}

package org.malipo.problem;

import java.util.List;
import org.malipo.problem.FieldErrors.FieldError;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns refusals into the answers that programs read. Pages are none of its business. */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** A refusal: a stable code, and a sentence for a person. */
    record ProblemBody(String code, String message) {
        static ProblemBody of(Problem problem) {
            return new ProblemBody(problem.code(), problem.message());
        }
    }

    /** A refusal that names the permission which would help. */
    record MissingPermissionBody(String code, String message, String missingPermission) {
        static MissingPermissionBody of(MissingPermission refusal) {
            return new MissingPermissionBody("missing-permission", refusal.advice(), refusal.permission());
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> refused(ProblemException exception) {
        var problem = exception.problem();
        var answer = json(HttpStatus.valueOf(problem.kind().status()));
        if (problem instanceof RetryLater later) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds()));
        }
        return answer.body(ProblemBody.of(problem));
    }

    @ExceptionHandler
    ResponseEntity<List<FieldError>> wrong(InvalidFields exception) {
        return wrong(exception.errors());
    }

    @ExceptionHandler
    ResponseEntity<MissingPermissionBody> forbidden(MissingPermission exception) {
        return json(HttpStatus.FORBIDDEN).body(MissingPermissionBody.of(exception));
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException exception) {
        return exception.getMostSpecificCause() instanceof BodyLimit.BodyTooLarge
                ? tooLarge()
                : wrong(UnreadableBody.errors(exception));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> tooLarge(BodyLimit.BodyTooLarge exception) {
        return tooLarge();
    }

    private static ResponseEntity<ProblemBody> tooLarge() {
        return json(HttpStatus.CONTENT_TOO_LARGE).body(ProblemBody.of(BodyLimit.TOO_LARGE));
    }

    @ExceptionHandler
    ResponseEntity<List<FieldError>> wrongParameter(MethodArgumentTypeMismatchException exception) {
        return wrong(List.of(new FieldError(exception.getName(), "The value is not of the expected kind")));
    }

    @ExceptionHandler
    ResponseEntity<List<FieldError>> missingParameter(MissingServletRequestParameterException exception) {
        return wrong(List.of(new FieldError(exception.getParameterName(), "A value is missing")));
    }

    /** What is left is a mistake of ours, unless Spring or the database knows better. It tells the caller nothing. */
    @ExceptionHandler
    ResponseEntity<?> broken(Exception exception) {
        if (DatabaseAway.isAway(exception)) {
            log.warn("The database did not answer: {}", exception.getMessage());
            return json(HttpStatus.SERVICE_UNAVAILABLE).body(new ProblemBody("unavailable", DatabaseAway.MESSAGE));
        }
        if (UnstorableText.caused(exception)) {
            return json(HttpStatus.BAD_REQUEST).body(ProblemBody.of(UnstorableText.PROBLEM));
        }
        if (exception instanceof ErrorResponse known) {
            return ResponseEntity.status(known.getStatusCode())
                    .headers(known.getHeaders())
                    .build();
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            log.debug("A client went away before its answer: {}", exception.getMessage());
            return ResponseEntity.internalServerError().build();
        }
        log.error("A call failed", exception);
        return ResponseEntity.internalServerError().build();
    }

    private static ResponseEntity<List<FieldError>> wrong(List<FieldError> errors) {
        return json(HttpStatus.UNPROCESSABLE_CONTENT).body(errors);
    }

    /** Also for a client that asked for a stream of events. */
    private static ResponseEntity.BodyBuilder json(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }
}

package org.malipo.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Shows the error page of its status where a page's handler method refuses. {@link ProblemAdvice} comes before it. */
@ControllerAdvice(annotations = Controller.class)
@Order(1)
class PageProblems {
    @ExceptionHandler
    void refused(ProblemException exception, HttpServletResponse response) throws IOException {
        if (exception.problem() instanceof RetryLater later) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds()));
        }
        response.sendError(exception.problem().kind().status());
    }

    /** Forms show what is wrong beside their fields; what comes to here no form of ours has sent. */
    @ExceptionHandler
    void wrong(FieldErrors.InvalidFields exception, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @ExceptionHandler
    void unstorable(DataIntegrityViolationException exception, HttpServletResponse response) throws IOException {
        if (!UnstorableText.caused(exception)) {
            throw exception;
        }
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    @ExceptionHandler
    void forbidden(MissingPermission exception, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}

package org.malipo.bitpay.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.ProblemException;
import org.malipo.problem.RetryLater;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as clients of BitPay's API read them: {@code {"error": "a sentence"}}. */
@RestControllerAdvice(assignableTypes = {LegacyInvoicesApi.class, LegacyRatesApi.class, LegacyTokensApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class LegacyErrors {
    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(ProblemException exception) {
        var problem = exception.problem();
        var answer = ResponseEntity.status(problem.kind().status()).contentType(MediaType.APPLICATION_JSON);
        if (problem instanceof RetryLater later) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds()));
        }
        return answer.body(Map.of("error", problem.message()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> wrong(InvalidFields exception) {
        var sentences = exception.errors().stream()
                .map(error -> error.path() + ": " + error.message())
                .collect(Collectors.joining("; "));
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", sentences));
    }
}

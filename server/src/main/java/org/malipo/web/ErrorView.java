package org.malipo.web;

import org.springframework.http.HttpStatus;

/**
 * What an error page says.
 *
 * @param title key of its message
 * @param advice key of its message
 */
public record ErrorView(int status, String title, String advice) {
    static ErrorView of(HttpStatus status) {
        var name = switch (status) {
            case NOT_FOUND, GONE -> "missing";
            case FORBIDDEN -> "forbidden";
            case BAD_REQUEST -> "stale";
            case SERVICE_UNAVAILABLE -> "away";
            default -> status.is4xxClientError() ? "refused" : "broken";
        };
        return new ErrorView(status.value(), "web.error." + name, "web.error." + name + ".advice");
    }
}

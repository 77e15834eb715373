package org.malipo.web;

import org.springframework.http.HttpStatusCode;

/**
 * What an error page says.
 *
 * @param title key of its message
 * @param advice key of its message
 */
public record ErrorView(int status, String title, String advice) {
    static ErrorView of(HttpStatusCode status) {
        var name = switch (status.value()) {
            case 404, 410 -> "missing";
            case 403 -> "forbidden";
            case 406 -> "format";
            case 400 -> "stale";
            case 413 -> "large";
            case 417 -> "expectation";
            case 429 -> "often";
            case 502, 504 -> "gateway";
            case 503 -> "away";
            default -> status.is4xxClientError() ? "refused" : "broken";
        };
        return new ErrorView(status.value(), "web.error." + name, "web.error." + name + ".advice");
    }
}

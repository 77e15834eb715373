package org.malipo.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What came back for one request. */
final class Answer {
    private static final int CONFLICT = 409;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** {@return what the body says} */
    <T> T read(Class<T> type) {
        try {
            return there(JsonForms.MAPPER.readValue(body, type));
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    <T> List<T> readList(Class<T> element) {
        try {
            List<T> elements = JsonForms.MAPPER.readerForListOf(element).readValue(body);
            return there(elements);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private <T> T there(@Nullable T value) {
        if (value == null) {
            throw new UnreadableAnswerException(status, status + " with nothing in it", null);
        }
        return value;
    }

    private UnreadableAnswerException unreadable(JacksonException e) {
        return new UnreadableAnswerException(
                status, status + " with a body that can't be read: " + e.getOriginalMessage(), e);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** {@return whether the same request may fare better a little later} A conflict that says when is a key that is in use. */
    boolean mayPass() {
        return switch (status) {
            case 429, 500, 502, 503, 504 -> true;
            case CONFLICT -> retryAfter().isPresent();
            default -> false;
        };
    }

    /** {@return what the header of this name says: seconds, or a date (RFC 9110, 10.2.3)} */
    Optional<Duration> retryAfter() {
        return header("Retry-After").flatMap(Answer::pause);
    }

    private static Optional<Duration> pause(String text) {
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip()))));
        } catch (NumberFormatException _) {
            return untilDate(text.strip());
        }
    }

    private static Optional<Duration> untilDate(String text) {
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var pause = Duration.between(Instant.now(), date);
            return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}

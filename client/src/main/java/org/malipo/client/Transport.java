package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Sends one request and reads one answer: JSON both ways, refusals as {@link ApiException}. */
final class Transport {
    private static final TypeReference<List<ApiException.FieldError>> FIELD_ERRORS = new TypeReference<>() {};

    private final HttpClient http;
    private final URI base;
    private final Credentials credentials;
    private final Duration timeout;

    Transport(HttpClient http, URI base, Credentials credentials, Duration timeout) {
        this.http = http;
        this.base = base;
        this.credentials = credentials;
        this.timeout = timeout;
    }

    Transport with(Credentials others) {
        return new Transport(http, base, others, timeout);
    }

    URI base() {
        return base;
    }

    <T> T get(Route route, Class<T> type) {
        return JsonForms.MAPPER.readValue(send("GET", route, null), type);
    }

    <T> List<T> list(Route route, Class<T> element) {
        var type = JsonForms.MAPPER.getTypeFactory().constructCollectionType(List.class, element);
        return JsonForms.MAPPER.readValue(send("GET", route, null), type);
    }

    <T> T post(Route route, @Nullable Object body, Class<T> type) {
        return JsonForms.MAPPER.readValue(send("POST", route, body), type);
    }

    <T> T put(Route route, Object body, Class<T> type) {
        return JsonForms.MAPPER.readValue(send("PUT", route, body), type);
    }

    void call(String method, Route route, @Nullable Object body) {
        send(method, route, body);
    }

    private byte[] send(String method, Route route, @Nullable Object body) {
        var answer = exchange(request(method, route, body));
        if (answer.statusCode() / 100 != 2) {
            throw refusal(answer);
        }
        return answer.body();
    }

    private HttpRequest request(String method, Route route, @Nullable Object body) {
        var request = HttpRequest.newBuilder(route.on(base)).timeout(timeout).header("Accept", "application/json");
        if (credentials.header() != null) {
            request.header("Authorization", credentials.header());
        }
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        var json = BodyPublishers.ofByteArray(JsonForms.MAPPER.writeValueAsBytes(body));
        return request.header("Content-Type", "application/json")
                .method(method, json)
                .build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static ApiException refusal(HttpResponse<byte[]> answer) {
        try {
            var json = JsonForms.MAPPER.readTree(answer.body());
            if (json.isArray()) {
                return ApiException.invalid(JsonForms.MAPPER.treeToValue(json, FIELD_ERRORS));
            }
            return ApiException.refused(answer.statusCode(), text(json, "code"), text(json, "message"));
        } catch (JacksonException _) {
            return ApiException.refused(answer.statusCode(), null, new String(answer.body(), UTF_8));
        }
    }

    private static @Nullable String text(JsonNode json, String member) {
        return json.path(member).stringValue(null);
    }
}

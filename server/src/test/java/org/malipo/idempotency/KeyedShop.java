package org.malipo.idempotency;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API that gives its requests keys. */
record KeyedShop(int port, @Nullable String apiKey) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What came back. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String code() {
            return json().path("code").asString("");
        }

        boolean isRepeated() {
            return response.headers().firstValue("Idempotency-Replayed").isPresent();
        }
    }

    Answer post(@Nullable String key, String path, String json) {
        return send(key, "POST", path, "application/json", BodyPublishers.ofString(json));
    }

    Answer put(@Nullable String key, String path, String json) {
        return send(key, "PUT", path, "application/json", BodyPublishers.ofString(json));
    }

    /** Uploads a stylesheet. */
    Answer upload(@Nullable String key, String boundary, String content) {
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.css\"\r\n"
                + "Content-Type: text/css\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        var type = "multipart/form-data; boundary=" + boundary;
        return send(key, "POST", "/api/v1/files", type, BodyPublishers.ofString(body));
    }

    Answer send(@Nullable String key, String method, String path, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body)
                .header("Content-Type", type);
        if (apiKey != null) {
            request.header("Authorization", "token " + apiKey);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

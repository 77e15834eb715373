package org.malipo.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request: what is asked for, before it is known by whom and where. */
record Call(
        String method, Route route, String accept, @Nullable Payload payload) {
    private static final String KEY = "Idempotency-Key";

    static Call json(String method, Route route, @Nullable Object body) {
        return new Call(method, route, "application/json", body == null ? null : Payload.json(body));
    }

    static Call bytes(String method, Route route, byte[] body, String contentType) {
        return new Call(method, route, "application/json", Payload.bytes(body, contentType));
    }

    static Call get(Route route, String accept) {
        return new Call("GET", route, accept, null);
    }

    static Call upload(Route route, Upload upload) {
        return new Call("POST", route, "application/json", Payload.file(upload));
    }

    /** {@return the request, ready to be sent as often as need be} */
    HttpRequest on(Settings settings) {
        var request = HttpRequest.newBuilder(route.on(settings.server()))
                .header("Accept", accept)
                .header("User-Agent", "Malipo-Java");
        if (settings.credentials().header() != null) {
            request.header("Authorization", settings.credentials().header());
        }
        var key = key(settings);
        if (key != null) {
            request.header(KEY, key);
        }
        if (payload == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", payload.contentType())
                .method(method, payload.publisher())
                .build();
    }

    /** A change that may be sent again has a key, so that it is carried out once. */
    private @Nullable String key(Settings settings) {
        if (method.equals("GET")) {
            return null;
        }
        return settings.key() != null || !settings.retries().areAllowed()
                ? settings.key()
                : UUID.randomUUID().toString();
    }
}

package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks and reads: JSON both ways, refusals as {@link ApiException}. */
final class Transport {
    /** How many elements a page has while a stream is read. */
    static final int PAGE = 100;

    private static final String NEXT = "Malipo-Next";

    private final HttpClient http;
    private final Settings settings;
    private final Sender sender;

    Transport(HttpClient http, Settings settings) {
        this.http = http;
        this.settings = settings;
        this.sender = new Sender(http);
    }

    Transport with(Settings others) {
        return new Transport(http, others);
    }

    Settings settings() {
        return settings;
    }

    <T> T get(Route route, Class<T> type) {
        return send(Call.json("GET", route, null)).read(type);
    }

    <T> List<T> list(Route route, Class<T> element) {
        return send(Call.json("GET", route, null)).readList(element);
    }

    /** {@return the elements, and where the next page begins} */
    <T> Page<T> page(Route route, Class<T> element) {
        var answer = send(Call.json("GET", route, null));
        return new Page<>(answer.readList(element), answer.header(NEXT).orElse(null));
    }

    /** {@return at most {@code take} elements from where the page before ended, which is null for the first one} */
    <T> Page<T> page(Route route, Class<T> element, int take, @Nullable String after) {
        return page(route.with("take", take).withIfGiven("after", after), element);
    }

    /** {@return all elements} They are read page after page, while the stream is. */
    <T> Stream<T> stream(Route route, Class<T> element) {
        return Pages.stream(after -> page(route, element, PAGE, after));
    }

    <T> List<T> postForList(Route route, Object body, Class<T> element) {
        return send(Call.json("POST", route, body)).readList(element);
    }

    <T> T post(Route route, @Nullable Object body, Class<T> type) {
        return send(Call.json("POST", route, body)).read(type);
    }

    <T> T post(Route route, byte[] body, String contentType, Class<T> type) {
        return send(Call.bytes("POST", route, body, contentType)).read(type);
    }

    <T> T put(Route route, Object body, Class<T> type) {
        return send(Call.json("PUT", route, body)).read(type);
    }

    <T> T patch(Route route, Object body, Class<T> type) {
        return send(Call.json("PATCH", route, body)).read(type);
    }

    <T> T delete(Route route, Class<T> type) {
        return send(Call.json("DELETE", route, null)).read(type);
    }

    <T> T upload(Route route, Upload file, Class<T> type) {
        return send(Call.upload(route, file)).read(type);
    }

    /** For changes whose answer says nothing. */
    void call(String method, Route route, @Nullable Object body) {
        send(Call.json(method, route, body));
    }

    /** {@return the body as it is} */
    String text(Route route) {
        return new String(send(Call.json("GET", route, null)).body(), UTF_8);
    }

    /** {@return the body while it comes; it is tried once, and to be closed} */
    InputStream open(Route route, String accept) {
        var response = begin(Call.get(route, accept));
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        try (var body = response.body()) {
            throw Refusals.of(new Answer(response.statusCode(), response.headers(), body.readAllBytes()));
        } catch (IOException e) {
            throw new NoAnswerException(route.path() + " got no answer", e);
        }
    }

    private HttpResponse<InputStream> begin(Call call) {
        try {
            return sender.exchange(call.on(settings), BodyHandlers.ofInputStream(), settings.timeout());
        } catch (IOException e) {
            throw new NoAnswerException(call.method() + " " + call.route().path() + " got no answer", e);
        }
    }

    Sender sender() {
        return sender;
    }

    private Answer send(Call call) {
        var answer = sender.send(call.on(settings), settings.retries(), settings.timeout());
        if (!answer.isSuccess()) {
            throw Refusals.of(answer);
        }
        return answer;
    }
}

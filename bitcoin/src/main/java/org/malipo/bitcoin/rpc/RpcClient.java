package org.malipo.bitcoin.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a node's JSON-RPC interface. Numbers with a fraction arrive as exact decimals. A call that meets an I/O error is
 * tried once more unless it is {@link #callOnce}; time and size of an answer are bounded.
 */
public final class RpcClient implements AutoCloseable {
    /** A list of a full mempool's transactions is about 20 MB. */
    private static final int MAX_ANSWER = 64 << 20;

    private final URI uri;
    private final RpcCredentials credentials;
    private final Duration timeout;
    private final HttpClient http;
    private final AtomicLong ids = new AtomicLong();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private record Call(String jsonrpc, long id, String method, Object params) {}

    public RpcClient(URI uri, RpcCredentials credentials) {
        this(uri, credentials, Duration.ofSeconds(30));
    }

    public RpcClient(URI uri, RpcCredentials credentials, Duration timeout) {
        this.uri = uri;
        this.credentials = credentials;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout.compareTo(Duration.ofSeconds(5)) < 0 ? timeout : Duration.ofSeconds(5))
                .build();
    }

    /**
     * Calls the method; once more if the connection fails.
     *
     * @return the {@code result}, a JSON null if there is none
     * @throws RpcError if the node refuses
     * @throws RpcUnavailable if it can't be asked
     */
    public JsonNode call(String method, @Nullable Object... params) {
        try {
            return attempt(method, Arrays.asList(params));
        } catch (IOException _) {
            return callOnce(method, params);
        }
    }

    /** As {@link #call}, but never sent twice: for calls that do something each time. */
    public JsonNode callOnce(String method, @Nullable Object... params) {
        return once(method, Arrays.asList(params));
    }

    /** As {@link #callOnce}, with parameters by name; not every node takes them. */
    public JsonNode callNamed(String method, Map<String, ?> params) {
        return once(method, params);
    }

    private JsonNode once(String method, Object params) {
        try {
            return attempt(method, params);
        } catch (IOException e) {
            throw new RpcUnavailable("The node at " + uri + " does not answer: " + reason(e), e);
        }
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private JsonNode attempt(String method, Object params) throws IOException {
        var call = new Call("1.0", ids.incrementAndGet(), method, params);
        var request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Authorization", authorization())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(call)))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            return result(response, body(response));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RpcUnavailable("Interrupted while asking the node at " + uri, e);
        }
    }

    private String authorization() {
        try {
            return credentials.authorization();
        } catch (IOException e) {
            throw new RpcUnavailable("The node's cookie or password file can't be read: " + reason(e), e);
        }
    }

    private byte[] body(HttpResponse<InputStream> response) throws IOException {
        try (var in = response.body()) {
            var bytes = in.readNBytes(MAX_ANSWER + 1);
            if (bytes.length > MAX_ANSWER) {
                throw new RpcUnavailable("The node at " + uri + " answers more than " + MAX_ANSWER + " bytes.", null);
            }
            return bytes;
        }
    }

    private JsonNode result(HttpResponse<?> response, byte[] body) {
        switch (response.statusCode()) {
            case 401, 403 -> throw new RpcUnavailable("The node at " + uri + " refuses our user and password.", null);
            case 503 -> throw new RpcUnavailable("The node at " + uri + " is busy.", null);
            default -> {}
        }
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (JacksonException e) {
            throw new RpcUnavailable("What answers at " + uri + " is not a node: " + response.statusCode(), e);
        }
        var error = answer.path("error");
        if (error.isObject()) {
            throw new RpcError(
                    error.path("code").asInt(RpcError.MISC),
                    error.path("message").asString(""));
        }
        if (!answer.has("result")) {
            throw new RpcUnavailable("What answers at " + uri + " is not a node: " + response.statusCode(), null);
        }
        return answer.path("result");
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}

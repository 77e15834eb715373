package org.malipo.bitcoin.rpc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.rpc.RpcUnavailable.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a node's JSON-RPC interface. Numbers with a fraction arrive as exact decimals. A call that meets an I/O error is
 * tried once more unless it is {@link #callOnce}; time and size of an answer are bounded.
 */
public final class RpcClient implements AutoCloseable {
    private final URI uri;
    private final RpcCredentials credentials;
    private final Duration timeout;
    private final RpcTransport transport;
    private final AtomicLong ids = new AtomicLong();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private record Call(String jsonrpc, long id, String method, Object params) {}

    public RpcClient(URI uri, RpcCredentials credentials) {
        this(uri, credentials, Duration.ofSeconds(30));
    }

    public RpcClient(URI uri, RpcCredentials credentials, Duration timeout) {
        this(uri, credentials, timeout, new DirectTransport(timeout));
    }

    public RpcClient(URI uri, RpcCredentials credentials, Duration timeout, RpcTransport transport) {
        this.uri = uri;
        this.credentials = credentials;
        this.timeout = timeout;
        this.transport = transport;
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
            throw new RpcUnavailable(Reason.AWAY, "The node at " + uri + " does not answer: " + reason(e), e);
        }
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        transport.close();
    }

    private JsonNode attempt(String method, Object params) throws IOException {
        var call = new Call("1.0", ids.incrementAndGet(), method, params);
        var headers = Map.of("Authorization", authorization(), "Content-Type", "application/json");
        try {
            return result(transport.post(uri, headers, json.writeValueAsBytes(call), timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RpcUnavailable(Reason.AWAY, "Interrupted while asking the node at " + uri, e);
        }
    }

    private String authorization() {
        try {
            return credentials.authorization();
        } catch (IOException e) {
            throw new RpcUnavailable(
                    Reason.SECRET, "The node's cookie or password file can't be read: " + reason(e), e);
        }
    }

    private JsonNode result(RpcTransport.Answer response) {
        switch (response.status()) {
            case 401, 403 ->
                throw new RpcUnavailable(Reason.LOGIN, "The node at " + uri + " refuses our user and password.", null);
            case 503 -> throw new RpcUnavailable(Reason.BUSY, "The node at " + uri + " is busy.", null);
            default -> {}
        }
        JsonNode answer;
        try {
            answer = json.readTree(response.body());
        } catch (JacksonException e) {
            throw noNode(response, e);
        }
        var error = answer.path("error");
        if (error.isObject()) {
            throw new RpcError(
                    error.path("code").asInt(RpcError.MISC),
                    error.path("message").asString(""));
        }
        if (!answer.has("result")) {
            throw noNode(response, null);
        }
        return answer.path("result");
    }

    private RpcUnavailable noNode(RpcTransport.Answer response, @Nullable Exception cause) {
        return new RpcUnavailable(
                Reason.NO_NODE, "What answers at " + uri + " is not a node: " + response.status(), cause);
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}

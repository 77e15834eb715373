package org.malipo.cli.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code POST /hwi-bridge/v1} with {@code {"params": ["enumerate"]}} by what hwi says to these words. Listens on the
 * loopback address alone. Its own refusals are {@code {"error": code, "message": …}} with a status that is not 200.
 */
final class Bridge implements AutoCloseable {
    private static final int LARGEST_CALL = 6 << 20;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Door door;
    private final Hwi hwi;
    private final Consumer<String> log;

    /** What a page sends. */
    record Call(List<String> params) {}

    /** @param log gets a line for each call: whose it is, its command and what became of it */
    Bridge(int port, DoorOn door, Hwi hwi, Consumer<String> log) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        this.door = door.on(server.getAddress().getPort());
        this.hwi = hwi;
        this.log = log;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Makes the door of a port that is known only once it is taken. */
    interface DoorOn {
        Door on(int port);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                var origin = door.page(exchange);
                allow(exchange, origin);
                if (exchange.getRequestMethod().equals("OPTIONS")) {
                    exchange.sendResponseHeaders(204, -1);
                    return;
                }
                door.require(exchange);
                send(exchange, 200, carryOut(origin, call(exchange)));
            } catch (BridgeRefusal refusal) {
                log.accept("refused: " + refusal.code());
                send(
                        exchange,
                        refusal.status(),
                        JsonMapper.shared()
                                .writeValueAsBytes(Map.of("error", refusal.code(), "message", refusal.reason())));
            }
        }
    }

    private byte[] carryOut(String origin, HwiCall call) throws BridgeRefusal {
        log.accept(origin + " asks: " + call.command());
        var answer = hwi.call(call);
        log.accept(call.command() + (answer.has("error") ? ": the device or hwi refuses" : ": done"));
        return JsonMapper.shared().writeValueAsBytes(answer);
    }

    private static HwiCall call(HttpExchange exchange) throws IOException, BridgeRefusal {
        var body = exchange.getRequestBody().readNBytes(LARGEST_CALL + 1);
        if (body.length > LARGEST_CALL) {
            throw new BridgeRefusal(413, "too-large", "The call is too large.");
        }
        try {
            var params = JsonMapper.shared().readTree(new String(body, UTF_8)).path("params");
            if (!params.isArray() || !params.valueStream().allMatch(JsonNode::isString)) {
                throw new BridgeRefusal(400, "not-allowed", "A call is {\"params\": [\"enumerate\"]}.");
            }
            return HwiCall.of(params.valueStream().map(JsonNode::stringValue).toList());
        } catch (JacksonException _) {
            throw new BridgeRefusal(400, "not-allowed", "A call is {\"params\": [\"enumerate\"]}.");
        }
    }

    /** Lets this page read the answer, and browsers that ask for it let a page of the network speak to this machine. */
    private static void allow(HttpExchange exchange, String origin) {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Allow-Methods", "POST");
        headers.set("Access-Control-Allow-Headers", "authorization, content-type");
        headers.set("Access-Control-Allow-Private-Network", "true");
        headers.set("Access-Control-Allow-Local-Network", "true");
        headers.set("Vary", "Origin");
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

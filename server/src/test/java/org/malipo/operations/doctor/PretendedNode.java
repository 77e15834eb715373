package org.malipo.operations.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.acinq.bitcoin.BlockId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.malipo.bitcoin.Network;
import tools.jackson.databind.json.JsonMapper;

/** Answers JSON-RPC as some node would, call by call; what it has no answer for it lacks. */
final class PretendedNode implements AutoCloseable {
    private final Map<String, String> answers = new HashMap<>();
    private final HttpServer server;
    private volatile int status = 200;

    PretendedNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        answer("getblockhash", "\"" + genesis(Network.REGTEST) + "\"");
        answer("getblockchaininfo", "{\"chain\":\"regtest\",\"blocks\":120,\"headers\":120}");
    }

    static String genesis(Network network) {
        return new BlockId(network.genesis()).value.toHex();
    }

    PretendedNode answer(String method, String result) {
        answers.put(method, result);
        return this;
    }

    /** Answers everything with this status and nothing that could be read. */
    PretendedNode refuse(int with) {
        status = with;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = JsonMapper.shared()
                    .readTree(exchange.getRequestBody().readAllBytes())
                    .path("method")
                    .asString("");
            var result = answers.get(method);
            var body = status != 200
                    ? "<html>"
                    : result == null
                            ? "{\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}"
                            : "{\"result\":" + result + "}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

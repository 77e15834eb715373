package org.malipo.sandbox.rpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The HTTP side: loopback only, one path, POST only, password or cookie. */
public final class RpcServer implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;
    private static final int BACKLOG = 128;
    private static final int UNAUTHORIZED = 401;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;

    /** A wrong password is answered late, so that guessing takes time. */
    private static final long DETERRENT_MS = 250;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RpcAccess access;
    private final Dispatcher dispatcher;

    /** Where to listen and whom to let in. */
    public record Settings(
            int port,
            Path cookieFile,
            @Nullable String user,
            @Nullable String password) {}

    RpcServer(Settings settings, Dispatcher dispatcher) throws IOException {
        this.dispatcher = dispatcher;
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
        http = HttpServer.create(address, BACKLOG);
        access = new RpcAccess(settings.cookieFile(), settings.user(), settings.password());
        http.setExecutor(threads);
        http.createContext("/", this::exchange);
    }

    public void start() {
        http.start();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            send(exchange, METHOD_NOT_ALLOWED, "JSONRPC server handles only POST requests");
            return;
        }
        if (!access.accepts(exchange.getRequestHeaders().getFirst("Authorization"))) {
            deter();
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"jsonrpc\"");
            send(exchange, UNAUTHORIZED, "");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            send(exchange, TOO_LARGE, "");
            return;
        }
        Dispatcher.Reply reply = dispatcher.handle(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, reply.status(), reply.body());
    }

    private static void deter() {
        try {
            TimeUnit.MILLISECONDS.sleep(DETERRENT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(1);
        threads.shutdown();
        access.close();
    }
}

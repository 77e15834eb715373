package org.malipo.sandbox.lightning.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.malipo.sandbox.lightning.Faults;
import org.malipo.sandbox.lightning.NetworkClosed;
import org.malipo.sandbox.lightning.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One node's HTTPS side: loopback only. */
final class RestServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RestServer.class);
    private static final int BACKLOG = 128;
    private static final int MAX_BODY_BYTES = 1024 * 1024;
    private static final int OK = 200;

    private final HttpsServer https;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Macaroons macaroons;
    private final Faults faults;
    private final List<Route> routes;

    /** @param port 0 for any free one */
    RestServer(int port, Certificate certificate, Macaroons macaroons, Faults faults, List<Route> routes)
            throws IOException {
        this.macaroons = macaroons;
        this.faults = faults;
        this.routes = List.copyOf(routes);
        https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        https.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        https.setExecutor(threads);
        https.createContext("/", this::exchange);
        https.start();
    }

    int port() {
        return https.getAddress().getPort();
    }

    private void exchange(HttpExchange exchange) {
        try (exchange) {
            for (var route : routes) {
                var variables = route.match(exchange.getRequestURI().getPath());
                if (variables.isPresent() && route.method().equals(exchange.getRequestMethod())) {
                    new Reply(exchange, route).give(variables.get());
                    return;
                }
            }
            send(exchange, Refusal.Code.NOT_FOUND.status(), error(new Refusal(Refusal.Code.NOT_FOUND, "Not Found")));
        } catch (IOException e) {
            log.debug("An answer did not arrive: {}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer to one call. */
    private final class Reply {
        private final HttpExchange exchange;
        private final Route route;
        private final Lines lines;

        Reply(HttpExchange exchange, Route route) {
            this.exchange = exchange;
            this.route = route;
            lines = new Lines(exchange, faults, route.path());
        }

        void give(Map<String, String> variables) throws IOException, InterruptedException {
            try {
                macaroons.check(
                        exchange.getRequestHeaders().getOrDefault("Grpc-Metadata-macaroon", List.of()),
                        route.permission());
                var call = new Call(words(variables), body());
                call.refuseOthers(route.members());
                misbehave();
                act(call);
            } catch (Refusal e) {
                refuse(error(e), e.code().status());
            } catch (NetworkClosed _) {
                log.debug("A call came too late");
            } catch (RuntimeException e) {
                log.error("The call {} failed", route.path(), e);
                refuse(error(Refusal.of("internal error")), Refusal.Code.UNKNOWN.status());
            }
        }

        private void misbehave() throws InterruptedException, Refusal {
            var delay = faults.next(Faults.Delay.class, route.path());
            if (delay.isPresent()) {
                Thread.sleep(delay.get().delay());
            }
            var refusal = faults.next(Faults.Refuse.class, route.path());
            if (refusal.isPresent()) {
                throw new Refusal(refusal.get().code(), refusal.get().message());
            }
        }

        private void act(Call call) throws Refusal, IOException, InterruptedException {
            switch (route.action()) {
                case Route.Answer answer -> answer(answer.answer(call));
                case Route.Stream stream -> stream.stream(call, lines);
            }
        }

        private void answer(JsonNode answer) throws IOException {
            if (faults.next(Faults.DropAnswer.class, route.path()).isEmpty()) {
                send(exchange, OK, Omission.apply(faults, route.path(), answer));
            }
        }

        private void refuse(JsonNode error, int status) throws IOException {
            if (route.isStream()) {
                lines.error(error, status);
            } else {
                send(exchange, status, error);
            }
        }

        private Map<String, String> words(Map<String, String> variables) {
            var words = new HashMap<String, String>();
            var query = exchange.getRequestURI().getRawQuery();
            for (var pair : query == null ? new String[0] : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    words.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
                }
            }
            words.putAll(variables);
            return words;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        private JsonNode body() throws IOException, Refusal {
            var bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
            if (bytes.length == 0) {
                return Json.object();
            }
            try {
                var body = Json.MAPPER.readTree(bytes);
                if (body.isObject()) {
                    return body;
                }
            } catch (JacksonException _) {
                // answered below
            }
            throw new Refusal(Refusal.Code.INVALID_ARGUMENT, "proto: syntax error");
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        var bytes = Json.MAPPER.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static ObjectNode error(Refusal refusal) {
        var error = Json.object().put("code", refusal.code().number()).put("message", refusal.text());
        error.putArray("details");
        return error;
    }

    @Override
    public void close() {
        https.stop(0);
        threads.shutdownNow();
    }
}

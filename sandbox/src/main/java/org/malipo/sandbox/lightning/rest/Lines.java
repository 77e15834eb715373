package org.malipo.sandbox.lightning.rest;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.malipo.sandbox.lightning.Faults;
import tools.jackson.databind.JsonNode;

/**
 * An answer of many lines. As with LND not even the head of the answer goes out before there is a first line, so that a
 * client that waits for the head waits for the first piece of news.
 */
final class Lines {
    private static final int OK = 200;

    private final HttpExchange exchange;
    private final Faults faults;
    private final String path;
    private boolean begun;

    Lines(HttpExchange exchange, Faults faults, String path) {
        this.exchange = exchange;
        this.faults = faults;
        this.path = path;
    }

    boolean begun() {
        return begun;
    }

    /** @param telling whether this line is what the client waits for */
    void result(JsonNode result, boolean telling) throws IOException {
        if (telling && faults.next(Faults.DropAnswer.class, path).isPresent()) {
            throw new IOException("the answer is dropped on demand");
        }
        var line = Json.object().set("result", Omission.apply(faults, path, result));
        line(line, OK);
        if (faults.next(Faults.Twice.class, path).isPresent()) {
            line(line, OK);
        }
    }

    void error(JsonNode error, int status) throws IOException {
        line(Json.object().set("error", error), status);
    }

    private void line(JsonNode line, int status) throws IOException {
        if (!begun) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, 0);
            begun = true;
        }
        var out = exchange.getResponseBody();
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

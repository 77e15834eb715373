package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A shop's web site, of an origin of its own: a page that opens the pay page over itself, and one that says thanks. */
public final class ShopSite implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>A shop</title>
                <link rel="icon" href="data:,">
                <script src="SERVER/modal/btcpay.js"></script>
                <script>
                    window.heard = [];
                    btcpay.onModalWillEnter(() => heard.push("enter"));
                    btcpay.onModalWillLeave(() => heard.push("leave"));
                    btcpay.onModalReceiveMessage((event) => heard.push(event.data));
                </script>
            </head>
            <body><h1>Coffee beans</h1><button id="buy">Buy</button></body>
            </html>
            """;
    private static final String THANKS = """
            <!doctype html><html lang="en"><title>Thanks</title><link rel="icon" href="data:,"><h1>Thanks</h1></html>
            """;

    private final HttpServer http;
    private final URI server;

    /** @param server whose script the shop uses */
    public ShopSite(URI server) {
        this.server = server;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", exchange -> answer(exchange, PAGE.replace("SERVER", this.server.toString())));
        http.createContext("/thanks", exchange -> answer(exchange, THANKS));
        http.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange, String page) throws IOException {
        try (exchange) {
            var body = page.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

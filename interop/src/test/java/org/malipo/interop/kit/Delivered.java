package org.malipo.interop.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The first delivery to a webhook, as it came over the wire. */
public final class Delivered implements AutoCloseable {
    private final HttpServer http;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private volatile String signature = "";

    public Delivered() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/hook", this::keep);
        http.start();
    }

    /** {@return how a receiver answers an event that nobody signed; -1 while it is not there} */
    public static int forge(URI url) {
        var request = HttpRequest.newBuilder(url)
                .header("Malipo-Signature", "t=1700000000,v1=00")
                .POST(BodyPublishers.ofString("{\"type\":\"InvoiceSettled\",\"deliveryId\":\"forged\"}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/hook");
    }

    /** {@return the body, once it has come} */
    public byte[] body() throws Exception {
        return body.get(30, TimeUnit.SECONDS);
    }

    /** {@return the header {@code Malipo-Signature}} */
    public String signature() {
        return signature;
    }

    private void keep(HttpExchange exchange) throws IOException {
        try (exchange) {
            signature = exchange.getRequestHeaders().getFirst("Malipo-Signature");
            body.complete(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

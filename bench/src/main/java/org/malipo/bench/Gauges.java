package org.malipo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Reads the server's own figures from its management port. */
final class Gauges implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI metrics;

    Gauges(URI management) {
        metrics = management.resolve("/metrics");
    }

    /** {@return the value of the regtest series of this name; 0 while there is none} */
    double value(String name) {
        return text().lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("network=\"regtest\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(value -> !Double.isNaN(value))
                .findFirst()
                .orElse(0);
    }

    private String text() {
        try {
            return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return ""; // not up yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

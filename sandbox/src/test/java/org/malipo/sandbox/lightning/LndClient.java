package org.malipo.sandbox.lightning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a node as programs do: it trusts tls.cert and shows a macaroon from the node's folder. */
public final class LndClient implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI uri;
    private final @Nullable String macaroon;

    /** An answer of one piece. */
    public record Answer(int status, JsonNode body) {
        public String message() {
            return body.path("message").asString();
        }
    }

    private LndClient(HttpClient http, URI uri, @Nullable String macaroon) {
        this.http = http;
        this.uri = uri;
        this.macaroon = macaroon;
    }

    /** @param folder of the node */
    public static LndClient of(Path folder, int port) throws IOException, GeneralSecurityException {
        var http = HttpClient.newBuilder()
                .sslContext(trusting(folder.resolve("tls.cert")))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return new LndClient(http, URI.create("https://127.0.0.1:" + port), null)
                .with(Files.readAllBytes(folder.resolve("admin.macaroon")));
    }

    public LndClient with(byte[] other) {
        return withHeader(HexFormat.of().formatHex(other));
    }

    public LndClient withHeader(@Nullable String text) {
        return new LndClient(http, uri, text);
    }

    private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "lnd", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    public Answer get(String path) {
        return answer(request(path).GET());
    }

    public Answer delete(String path) {
        return answer(request(path).DELETE());
    }

    public Answer post(String path, String body) {
        return answer(request(path).POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private Answer answer(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the whole stream, one object a line} */
    public List<JsonNode> postLines(String path, String body) throws IOException, InterruptedException {
        try (var lines = openLines(path, body)) {
            return lines.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** {@return the stream, whose head comes with its first line; to be closed} */
    public Stream<JsonNode> openLines(String path, String body) throws IOException, InterruptedException {
        return lines(request(path).POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    /** {@return the stream, whose head comes with its first line; to be closed} */
    public Stream<JsonNode> lines(String path) throws IOException, InterruptedException {
        return lines(request(path).GET());
    }

    private Stream<JsonNode> lines(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofLines())
                .body()
                .map(JSON::readTree);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(20));
        if (macaroon != null) {
            request.header("Grpc-Metadata-macaroon", macaroon);
        }
        return request;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

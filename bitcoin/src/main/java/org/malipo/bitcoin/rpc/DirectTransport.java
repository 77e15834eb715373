package org.malipo.bitcoin.rpc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Goes wherever it is told to: for addresses from the settings. */
final class DirectTransport implements RpcTransport {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    /** A list of a full mempool's transactions is about 20 MB. */
    private static final int MAX_ANSWER = 64 << 20;

    private final HttpClient http;

    DirectTransport(Duration timeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .build();
    }

    @Override
    public Answer post(URI uri, Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(timeout).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var in = response.body()) {
            var bytes = in.readNBytes(MAX_ANSWER + 1);
            if (bytes.length > MAX_ANSWER) {
                throw new RpcUnavailable(
                        RpcUnavailable.Reason.NO_NODE,
                        "The node at " + uri + " answers more than " + MAX_ANSWER + " bytes.",
                        null);
            }
            return new Answer(response.statusCode(), bytes);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

package org.malipo.rates.sources;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.malipo.rates.SourceException;
import org.malipo.rates.SourceFault.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks public interfaces for JSON. One client for all sources, so that connections are shared. */
final class RateHttp {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 8 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @throws IOException if there is no answer within 20 seconds, or it is no success, too long, or no JSON */
    JsonNode get(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("User-Agent", "Malipo")
                .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                throw new SourceException(Kind.STATUS, Integer.toString(response.statusCode()));
            }
            var bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new SourceException(Kind.TOO_LONG);
            }
            return mapper.readTree(bytes);
        } catch (JacksonException _) {
            throw new SourceException(Kind.UNREADABLE);
        }
    }
}

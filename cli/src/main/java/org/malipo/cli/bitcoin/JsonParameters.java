package org.malipo.cli.bitcoin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Which arguments bitcoin-cli sends as JSON and which as text: the table of Bitcoin Core's {@code rpc/client.cpp}. */
final class JsonParameters {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Set<String> json = new HashSet<>();

    JsonParameters() {
        lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                var indexAndName = words[i].split(":", -1);
                json.add(words[0] + " " + indexAndName[0]);
                json.add(words[0] + " " + indexAndName[1]);
            }
        });
    }

    /**
     * {@return the value to send}
     * @param position the parameter's index or name
     * @throws IllegalArgumentException if it must be JSON and is not
     */
    @Nullable
    Object value(String method, Object position, String text) {
        if (!json.contains(method + " " + position)) {
            return text;
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            throw new IllegalArgumentException("Error parsing JSON: " + text);
        }
    }

    private static Stream<String> lines() {
        var resource = JsonParameters.class.getResourceAsStream("json-parameters.txt");
        try (var in = Objects.requireNonNull(resource)) {
            return new String(in.readAllBytes(), UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

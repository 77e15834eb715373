package org.malipo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole application starts without a node, and says so rather than waiting for it. */
@ServerTest
class StartTests {
    @LocalServerPort
    int port;

    @Test
    void answersBeforeTheNodeIsThere() throws Exception {
        var health = URI.create("http://127.0.0.1:" + port + "/api/v1/health");
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("{\"synchronized\":false}");
        }
    }
}

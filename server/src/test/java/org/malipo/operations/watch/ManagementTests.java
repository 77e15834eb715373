package org.malipo.operations.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the operator's tools see, on a server whose node is away. */
@ServerTest
class ManagementTests {
    @LocalManagementPort
    int management;

    @LocalServerPort
    int port;

    @Test
    void isReadyWithoutItsNodeAndSaysSo() throws Exception {
        var answer = get(management, "/readyz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"database\"", "\"disk\"", "\"not-connected\"");
        assertThat(get(management, "/livez").statusCode()).isEqualTo(200);
        assertThat(get(management, "/startupz").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsFiguresOnTheManagementPortOnly() throws Exception {
        assertThat(get(management, "/metrics").body()).contains("hikaricp_connections", "malipo_disk_free_bytes");
        assertThat(get(port, "/metrics").statusCode()).isEqualTo(404);
        assertThat(get(port, "/readyz").statusCode()).isEqualTo(404);
        var unknown = get(management, "/env");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).startsWith("{").contains("\"status\":404");
    }

    @Test
    void keepsInformationFromStrangers() throws Exception {
        assertThat(get(port, "/api/v1/server/info").statusCode()).isEqualTo(401);
        assertThat(get(port, "/api/v1/health").body()).isEqualTo("{\"synchronized\":false}");
    }

    @Test
    void asksForItsTokenIfThereIsOne() {
        assertThat(ManagementDoor.admits(null, null)).isTrue();
        assertThat(ManagementDoor.admits("secret", "Bearer secret")).isTrue();
        assertThat(ManagementDoor.admits("secret", "Bearer other")).isFalse();
        assertThat(ManagementDoor.admits("secret", null)).isFalse();
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}

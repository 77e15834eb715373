package org.malipo.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.files.Samples.picture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Other servers of this kind once wrote uploads to wherever their names said. */
@ServerTest
class IncidentUploadPathTraversalTests {
    private final String key;
    private final Path state;
    private final URI server;

    IncidentUploadPathTraversalTests(
            @Autowired People people, @Value("${malipo.state}") Path state, @LocalServerPort int port) {
        people.none();
        this.key = people.unrestrictedKey(people.admin());
        this.state = state;
        this.server = URI.create("http://127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../evil.png",
                "/tmp/evil.png",
                "..\\..\\evil.png",
                "C:\\evil.png",
                "..",
                ".",
                ".png",
                "a/../evil.png"
            })
    void storesNothingUnderANameThatIsAPath(String name) throws Exception {
        var before = everything();

        var answer = upload(name);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("FileName", "Invalid filename");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/LocalStorage/..%2f..%2fsecret.key",
                "/LocalStorage/%2e%2e%2fsecret.key",
                "/LocalStorage/..-secret.key",
                "/LocalStorage/../secret.key",
                "/Storage/..%2fsecret.key"
            })
    void givesNothingOutButUploads(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server + path)).GET().build();

        assertThat(send(request).statusCode()).isBetween(400, 499);
    }

    @Test
    void namesWhatItStoresItself() throws Exception {
        assertThat(upload("evil%2f..%2f..%2f.png").statusCode()).isEqualTo(200);

        try (var files = Files.list(state.resolve("files"))) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.matches("[0-9a-f]{32}"));
        }
    }

    private List<Path> everything() throws IOException {
        try (var files = Files.walk(state)) {
            return files.sorted().toList();
        }
    }

    /** Written by hand, since clients mend such names. */
    private HttpResponse<String> upload(String name) throws Exception {
        var head = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name.replace("\\", "\\\\")
                + "\"\r\nContent-Type: image/png\r\n\r\n";
        var body = List.of(
                head.getBytes(StandardCharsets.UTF_8),
                picture("png"),
                "\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(server.resolve("/api/v1/files"))
                .header("Authorization", People.token(key))
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofByteArrays(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}

package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.malipo.client.Credentials;
import org.malipo.client.NewUser;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Workspace;
import org.malipo.interop.node.SandboxNode;

/** What holds for uploaded files wherever their contents lie. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FileStorageContract {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final Workspace workspace = new Workspace(getClass());
    private final SandboxNode node = new SandboxNode(workspace.folder("chain"));
    final Deployment server = new Deployment(workspace.folder("malipo"), node);
    private String key = "";

    /** Readies the place where files will lie, and tells the server of it. */
    abstract void prepare();

    /** {@return the names of all contents there} */
    abstract List<String> contents();

    @BeforeAll
    void open() {
        prepare();
        node.start();
        server.start();
        server.client().users().create(NewUser.administrator(Shop.EMAIL, Shop.PASSWORD));
        var admin = server.client().as(Credentials.basic(Shop.EMAIL, Shop.PASSWORD));
        key = admin.apiKeys().create("files", List.of("unrestricted")).apiKey();
    }

    @AfterAll
    void close() {
        server.close();
        node.close();
        http.close();
        workspace.close();
    }

    @Test
    void keepsWhatIsUploadedUnderANameOfItsOwn() throws Exception {
        var id = stored("My Logo.png");

        assertThat(contents()).contains(id);
        var answer = content(id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .isEqualTo(20);
    }

    @Test
    void deletesTheContentWithTheFile() throws Exception {
        var id = stored("logo.png");
        assertThat(content(id).statusCode()).isEqualTo(200);

        assertThat(send(request("/api/v1/files/" + id).DELETE()).statusCode()).isEqualTo(200);

        assertThat(content(id).statusCode()).isEqualTo(404);
        Await.until("the content to go", this::contents, names -> !names.contains(id));
    }

    @Test
    void keepsNothingOfWhatIsRefused() throws Exception {
        var before = contents();

        assertThat(upload("evil.svg", "<svg/>".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(422);

        assertThat(contents()).isEqualTo(before);
    }

    String stored(String name) throws Exception {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
        var answer = upload(name, out.toByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return text(answer).replaceFirst("(?s).*\"id\":\"([0-9a-f]+)\".*", "$1");
    }

    HttpResponse<byte[]> upload(String name, byte[] content) throws Exception {
        var head = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n";
        return send(request("/api/v1/files")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        "\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8)))));
    }

    /** {@return what an open page gets for the file} */
    HttpResponse<byte[]> content(String id) throws Exception {
        var redirect = send(request("/Storage/" + id));
        return redirect.statusCode() == 302
                ? send(request(
                        URI.create(redirect.headers().firstValue("Location").orElseThrow())
                                .getPath()))
                : redirect;
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.url().resolve(path)).header("Authorization", "token " + key);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }
}

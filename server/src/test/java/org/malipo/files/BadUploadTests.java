package org.malipo.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.files.Samples.joined;
import static org.malipo.files.Samples.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Uploads by people who mean harm, or whose programs are broken: an answer that says why, and nothing is kept. */
@ServerTest
class BadUploadTests {
    private static final String FILES = "/api/v1/files";
    private static final String SCRIPT = "<script>alert(document.domain)</script>";

    private final Uploader uploader;
    private final JdbcClient jdbc;
    private final String key;
    private final int port;

    BadUploadTests(
            @Autowired RestTestClient client,
            @Autowired People people,
            @Autowired JdbcClient jdbc,
            @LocalServerPort int port) {
        people.none();
        this.jdbc = jdbc;
        this.port = port;
        this.key = people.unrestrictedKey(people.admin());
        this.uploader = new Uploader(People.as(client, People.token(key)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void keepsNothingThatIsNotWhatItsNameSays(String name, byte[] content) {
        var before = count();

        uploader.hands(name, content)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("file");

        assertThat(count()).isEqualTo(before);
        assertThat(contentsToRemove()).isZero();
    }

    static Stream<Arguments> keepsNothingThatIsNotWhatItsNameSays() {
        return Stream.of(
                Arguments.of("nothing.png", new byte[0]),
                Arguments.of("script.svg", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
                Arguments.of("svg-as.png", text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")),
                Arguments.of("page.html", text(SCRIPT)),
                Arguments.of("page.css", text(SCRIPT)),
                Arguments.of("program.js", text("alert(1)")),
                Arguments.of("gif-and-script.js", gifAndScript()),
                Arguments.of("gif-and-script.html", gifAndScript()),
                Arguments.of("gif-and-script.css", gifAndScript()),
                Arguments.of("picture-and-archive.zip", pictureAndArchive()),
                Arguments.of("picture-and-archive.jar", pictureAndArchive()),
                Arguments.of("archive.zip", zipBomb()),
                Arguments.of("archive-as.png", zipBomb()),
                Arguments.of("archive-as.css", zipBomb()),
                Arguments.of("archive-as.mp3", zipBomb()),
                Arguments.of("wide.png", Samples.pixelBomb(30_000)),
                Arguments.of("widest.png", Samples.pixelBomb(Integer.MAX_VALUE)),
                Arguments.of("no-size.png", Samples.pixelBomb(0)),
                Arguments.of("half.jpg", Arrays.copyOf(picture("jpg"), 60)),
                Arguments.of("other.jpg", picture("png")),
                Arguments.of("no-extension", picture("png")),
                Arguments.of("two.png.exe", picture("png")),
                Arguments.of("webp.webp", text("RIFF\0\0\0\0WEBPVP8 ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.gif", "a.jpg"})
    void keepsThePictureOfTwoFilesInOneAndNothingElse(String name) throws Exception {
        var stored = uploader.stores(name, name.endsWith("gif") ? gifAndScript() : pictureAndArchive());

        var kept = get("/LocalStorage/" + stored.get("storageName").asString());

        assertThat(kept.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/");
        assertThat(new String(kept.body(), StandardCharsets.ISO_8859_1)).doesNotContain("alert", "PK\3\4", "evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image/svg+xml", "text/html", "application/javascript", "image/png; charset=\"<x>\"", "nonsense"
            })
    void servesWhatTheBytesAreWhateverTheClientCalledThem(String type) throws Exception {
        var answer = upload("logo.png", type, picture("png"));
        assertThat(answer.statusCode()).isEqualTo(200);
        var path = answer.body().replaceFirst("(?s).*\"storageName\":\"([^\"]+)\".*", "/LocalStorage/$1");

        assertThat(get(path).headers().firstValue("Content-Type")).hasValue("image/png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u202egnp.exe.png", "a%00b.png", "a;b|c.png", "\u200b.png", "CON.png", "aux.png", "NUL.tar.png"
            })
    void namesFilesSoThatNoNameDoesHarm(String name) {
        var stored = uploader.stores(name, picture("png"));

        assertThat(stored.get("originalName").asString()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}%;|]");
        assertThat(stored.get("storageName").asString()).matches("[0-9a-f]{32}-[a-z0-9_-]+\\.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.png", "..\\a.png", "", " ", ".png"})
    void refusesNamesThatAreNone(String name) throws Exception {
        refusedName(name);
    }

    @Test
    void refusesANameWithANulInIt() throws Exception {
        assertThat(upload("a\0.png", "image/png", picture("png")).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesANameThatIsTooLong() throws Exception {
        refusedName("a".repeat(300) + ".png");
        refusedName("\u00e9".repeat(300) + ".png");
    }

    private void refusedName(String name) throws Exception {
        var before = count();

        assertThat(upload(name, "image/png", picture("png")).statusCode()).isEqualTo(422);

        assertThat(count()).isEqualTo(before);
    }

    /** Says that 100 MB come, and sends none of them. */
    @Test
    void refusesAHundredMegabytesBeforeTheyCome() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            text(
                                    "POST " + FILES + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                            + People.token(key)
                                            + "\r\nContent-Type: multipart/form-data; boundary=xyz\r\nContent-Length: 104857600\r\n\r\n"));

            var answer = new byte[12];
            int read = socket.getInputStream().readNBytes(answer, 0, answer.length);

            assertThat(new String(answer, 0, read, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    /** By hand, since clients mend names and types. */
    private HttpResponse<String> upload(String name, String type, byte[] content) throws Exception {
        var head = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name.replace("\\", "\\\\")
                + "\"\r\nContent-Type: " + type + "\r\n\r\n";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + FILES))
                .header("Authorization", People.token(key))
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofByteArrays(List.of(text(head), content, text("\r\n--xyz--\r\n"))))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private long count() {
        return jdbc.sql("select count(*) from file").query(Long.class).single();
    }

    private long contentsToRemove() {
        return jdbc.sql("select count(*) from file_removal").query(Long.class).single();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A picture that is a program as well: {@code GIF89a/*…*}{@code /=1;alert(1)}. */
    private static byte[] gifAndScript() {
        return joined(picture("gif"), "*/=1;alert(1)" + SCRIPT);
    }

    private static byte[] pictureAndArchive() {
        return joined(picture("jpg"), new String(zip("evil.class", 1), StandardCharsets.ISO_8859_1));
    }

    /** A hundred kilobytes that unpack to a hundred megabytes. */
    private static byte[] zipBomb() {
        return zip("zeros", 100);
    }

    private static byte[] zip(String name, int megabytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            var zeros = new byte[1 << 20];
            for (int at = 0; at < megabytes; at++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

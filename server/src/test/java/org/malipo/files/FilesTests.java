package org.malipo.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.files.Samples.form;
import static org.malipo.files.Samples.joined;
import static org.malipo.files.Samples.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Uploads: what is kept of them, and how it is given out. */
@ServerTest
class FilesTests {
    private static final String FILES = "/api/v1/files";
    private static final String SCRIPT = "<script>alert(1)</script>";

    private final RestTestClient client;
    private final People people;
    private final RestTestClient admin;
    private final Uploader uploader;
    private final Path folder;
    private final int port;

    FilesTests(
            @Autowired RestTestClient client,
            @Autowired People people,
            @Value("${malipo.state}") Path state,
            @LocalServerPort int port) {
        this.client = client;
        this.people = people;
        this.folder = state.resolve("files");
        this.port = port;
        people.none();
        this.admin = People.as(client, People.token(people.unrestrictedKey(people.admin())));
        this.uploader = new Uploader(admin);
    }

    @Test
    void keepsListsAndDeletesAFile() throws IOException {
        var stored = uploader.stores("My Logo.PNG", picture("png"));
        var id = stored.get("id").asString();

        assertThat(stored.get("uri").asString()).isEqualTo("fileid:" + id);
        assertThat(stored.get("originalName").asString()).isEqualTo("My Logo.PNG");
        assertThat(stored.get("userId").isString()).isTrue();
        assertThat(stored.get("storageName").asString()).isEqualTo(id + "-my-logo.png");
        assertThat(URI.create(stored.get("url").asString()).getPath())
                .isEqualTo("/LocalStorage/" + id + "-my-logo.png");
        assertThat(Files.exists(folder.resolve(id))).isTrue();
        admin.get().uri(FILES).exchange().expectBody().jsonPath("$[0].id").isEqualTo(id);

        admin.delete().uri(FILES + "/" + id).exchange().expectStatus().isOk();

        assertThat(Files.exists(folder.resolve(id))).isFalse();
        admin.get().uri(FILES + "/" + id).exchange().expectStatus().isNotFound();
        admin.delete().uri(FILES + "/" + id).exchange().expectStatus().isNotFound();
        client.get()
                .uri("/LocalStorage/" + id + "-my-logo.png")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg", "gif, image/png", "bmp, image/png"})
    void servesPixelsAndNothingElse(String format, String type) throws IOException {
        var stored = uploader.stores("logo." + format, joined(picture(format), SCRIPT));

        var answer = client.get()
                .uri("/LocalStorage/" + stored.get("storageName").asString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(type)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .expectHeader()
                .value("Content-Disposition", value -> assertThat(value).startsWith("inline"))
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();

        assertThat(new String(Objects.requireNonNull(answer), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
        assertThat(ImageIO.read(new ByteArrayInputStream(answer)).getWidth()).isEqualTo(12);
        client.get()
                .uri("/LocalStorage/" + stored.get("storageName").asString() + "?download")
                .exchange()
                .expectHeader()
                .value("Content-Disposition", value -> assertThat(value).startsWith("attachment"));
    }

    @Test
    void leadsFromTheIdToTheFile() {
        var stored = uploader.stores("logo.png", picture("png"));

        client.get()
                .uri("/Storage/" + stored.get("id").asString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG);
    }

    @Test
    void refusesWhatIsNoFileOfAKindThatIsKept() throws IOException {
        var before = count();

        refused("empty.png", new byte[0]);
        refused("text.png", "just text".getBytes(StandardCharsets.UTF_8));
        refused(
                "picture.svg",
                "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(StandardCharsets.UTF_8));
        refused("page.html", picture("png"));
        refused("page.css", SCRIPT.getBytes(StandardCharsets.UTF_8));
        refused("other.jpg", picture("png"));
        refused("bomb.png", Samples.pixelBomb(30_000));
        refused("archive.zip", "PK\3\4 and so on".getBytes(StandardCharsets.ISO_8859_1));
        refused("broken.png", Arrays.copyOf(picture("png"), 40));
        refused("large.png", joined(picture("png"), "x".repeat(1 << 20)));

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void refusesBodiesThatAreFarTooLargeAndPartsWhereNoFileIsTaken() {
        uploader.hands("huge.png", new byte[11 << 20]).expectStatus().isEqualTo(413);
        admin.post()
                .uri("/api/v1/stores")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form("logo.png", picture("png")))
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void listsFilesInPages() {
        var first = uploader.stores("first.png", picture("png")).get("id").asString();
        var second = uploader.stores("second.png", picture("png")).get("id").asString();

        var newest = page("?take=1");
        var next = page("?skip=1&take=1");

        assertThat(newest.size()).isEqualTo(1);
        assertThat(next.size()).isEqualTo(1);
        assertThat(List.of(
                        newest.get(0).get("id").asString(),
                        next.get(0).get("id").asString()))
                .containsExactlyInAnyOrder(first, second);
        admin.get().uri(FILES + "?take=-1").exchange().expectStatus().isEqualTo(422);
    }

    private JsonNode page(String query) {
        return Objects.requireNonNull(admin.get()
                .uri(FILES + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void sendsThePartThatAPlayerAsksFor() {
        var stored = uploader.stores("logo.png", picture("png"));

        var part = client.get()
                .uri("/LocalStorage/" + stored.get("storageName").asString())
                .header("Range", "bytes=1-3")
                .exchange()
                .expectStatus()
                .isEqualTo(206)
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();

        assertThat(part).containsExactly('P', 'N', 'G');
    }

    @Test
    void isForAdministratorsOnly() {
        var person = People.as(client, People.token(people.unrestrictedKey(people.person("a@example.com"))));

        person.get().uri(FILES).exchange().expectStatus().isForbidden();
        client.get().uri(FILES).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void showsFilesOnAPage() {
        var stored = uploader.stores("logo.png", picture("png"));
        var browser = new Browser(port);
        browser.signIn("admin@example.com", People.PASSWORD);

        var list = browser.open("/server/files").body();
        assertThat(list).contains("logo.png", "enctype=\"multipart/form-data\"").doesNotContain("Newest");
        assertThat(browser.open("/server/files?after=" + stored.get("id").asString())
                        .body())
                .contains("href=\"/server/files\">Newest")
                .doesNotContain("logo.png");
        var path = "/server/files/" + stored.get("id").asString() + "/delete";
        assertThat(browser.open(path).body()).contains("logo.png");
        assertThat(browser.submit(path, Map.of()).statusCode()).isEqualTo(302);
        assertThat(browser.open("/server/files").body()).doesNotContain("logo.png");
    }

    @Test
    void givesAStoreItsLogoAndTakesItAway() throws IOException {
        var owner = people.person("owner@example.com");
        var store = "/api/v1/stores/" + people.store(owner);
        var asOwner = People.as(client, People.token(people.unrestrictedKey(owner)));
        var before = count();

        var shown = asOwner.post()
                .uri(store + "/logo")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form("logo.png", picture("png")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        var url = Objects.requireNonNull(shown).get("logoUrl").asString();
        client.get().uri(URI.create(url).getPath()).exchange().expectStatus().isOk();
        asOwner.put()
                .uri(store)
                .contentType(MediaType.APPLICATION_JSON)
                .body(shown)
                .exchange()
                .expectStatus()
                .isOk();

        asOwner.delete().uri(store + "/logo").exchange().expectStatus().isOk();

        asOwner.get().uri(store).exchange().expectBody().jsonPath("$.logoUrl").isEqualTo(null);
        assertThat(count()).isEqualTo(before);
    }

    private void refused(String name, byte[] content) {
        uploader.hands(name, content)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("file");
    }

    private long count() throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}

package org.malipo.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.files.Samples.form;
import static org.malipo.files.Samples.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** New files go to a bucket that does not answer, and older ones lie in the folder. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "malipo.files.store=s3",
            "malipo.files.s3.endpoint=http://127.0.0.1:9",
            "malipo.files.s3.bucket=uploads",
            "malipo.files.s3.key=key",
            "malipo.files.s3.secret=secret"
        })
class StorageAwayTests {
    private static final String OLD = "0123456789abcdef0123456789abcdef";

    private final RestTestClient client;
    private final RestTestClient admin;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final Removals removals;
    private final FileMoves moves;
    private final Path folder;

    StorageAwayTests(
            @Autowired RestTestClient client,
            @Autowired People people,
            @Autowired JdbcClient jdbc,
            @Autowired TestClock clock,
            @Autowired Removals removals,
            @Autowired FileMoves moves,
            @Value("${malipo.state}") Path state) {
        people.none();
        this.client = client;
        this.admin = People.as(client, People.token(people.unrestrictedKey(people.admin())));
        this.jdbc = jdbc;
        this.clock = clock;
        this.removals = removals;
        this.moves = moves;
        this.folder = state.resolve("files");
    }

    @BeforeEach
    void noFiles() {
        jdbc.sql("delete from file_removal").update();
        jdbc.sql("delete from file").update();
    }

    @Test
    void refusesAnUploadAndRemembersThatSomethingOfItMayLieThere() {
        admin.post()
                .uri("/api/v1/files")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form("logo.png", picture("png")))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("file-upload-failed");

        assertThat(count("file")).isZero();
        assertThat(due()).isNotEmpty(); // the client tries twice
    }

    @Test
    void saysOnThePageOfAStoreThatNoFileCanBeKept(@Autowired People people, @LocalServerPort int port) {
        var store = people.store(people.person("owner@example.com"));
        var browser = new Browser(port);
        browser.signIn("owner@example.com", People.PASSWORD);
        browser.open("/stores/" + store + "/checkout");

        var answer = browser.upload("/stores/" + store + "/checkout/files/LOGO", "a.png", picture("png"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("The place where files are kept does not answer");
    }

    @Test
    void tellsTheOperatorAtTheStart(@Autowired StorageStart start, CapturedOutput output) {
        start.look();

        assertThat(output).contains("New files can't be kept", "Bucket uploads").doesNotContain("ERROR");
    }

    @Test
    void triesARemovalAgainUntilItIsDone() {
        given("s3");

        admin.delete().uri("/api/v1/files/" + OLD).exchange().expectStatus().isOk();

        admin.get().uri("/api/v1/files/" + OLD).exchange().expectStatus().isNotFound();
        clock.tick(Duration.ofMinutes(2));
        removals.work();
        var first = due();
        clock.tick(Duration.ofHours(7));
        removals.work();
        assertThat(due()).hasSize(1).isNotEqualTo(first);
    }

    @Test
    void servesWhatLiesInTheFolderAndSaysSoOfWhatDoesNot() throws IOException {
        given("folder");
        Files.createDirectories(folder);
        Files.write(folder.resolve(OLD), picture("png"));

        moves.work();

        client.get()
                .uri("/LocalStorage/" + OLD + "-logo.png")
                .exchange()
                .expectStatus()
                .isOk();
        admin.delete().uri("/api/v1/files/" + OLD).exchange().expectStatus().isOk();
        assertThat(folder.resolve(OLD)).doesNotExist();
        given("s3");
        client.get()
                .uri("/LocalStorage/" + OLD + "-logo.png")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .doesNotExist("Content-Disposition");
    }

    @Test
    void complainsOnceInAWhileOfAFileWithoutContent(CapturedOutput output) {
        given("folder");

        moves.work();
        clock.tick(Duration.ofMinutes(1));
        moves.work();
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("has no content"))
                .hasSize(1);

        clock.tick(Duration.ofHours(6));
        moves.work();
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("has no content"))
                .hasSize(2);
    }

    @Test
    void removesWhatACutOffUploadLeftInTheFolder() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(OLD + ".part"), new byte[3]);
        Files.write(folder.resolve(OLD), new byte[3]);
        jdbc.sql("insert into file_removal (file_id, storage, due_at) values (:id, 'folder', :due)")
                .param("id", OLD)
                .param("due", OffsetDateTime.now(clock).plusHours(1))
                .update();

        removals.work();
        assertThat(folder.resolve(OLD)).exists();
        clock.tick(Duration.ofHours(1));
        removals.work();

        assertThat(folder).isEmptyDirectory();
        assertThat(count("file_removal")).isZero();
    }

    private void given(String storage) {
        jdbc.sql("""
                insert into file (id, account_id, original_name, storage_name, content_type, size_bytes, created_at, storage)
                values (:id, 'somebody', 'logo.png', :name, 'image/png', :size, :at, :storage)
                """)
                .param("id", OLD)
                .param("name", OLD + "-logo.png")
                .param("size", picture("png").length)
                .param("at", OffsetDateTime.now(clock))
                .param("storage", storage)
                .update();
    }

    private List<OffsetDateTime> due() {
        return jdbc.sql("select due_at from file_removal")
                .query(OffsetDateTime.class)
                .list();
    }

    private long count(String table) {
        return jdbc.sql(table.equals("file") ? "select count(*) from file" : "select count(*) from file_removal")
                .query(Long.class)
                .single();
    }
}

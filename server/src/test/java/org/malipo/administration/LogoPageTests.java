package org.malipo.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.branding.Branding;
import org.malipo.branding.ServerBranding;
import org.malipo.files.Samples;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server's logo: uploaded, shown, replaced, removed. */
@ServerTest
class LogoPageTests {
    private static final String PAGE = "/server/branding";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Branding branding;

    @Autowired
    private JdbcClient jdbc;

    private Browser admin;

    @BeforeEach
    void signIn() {
        people.none();
        people.store(people.admin());
        admin = new Browser(port);
        admin.signIn("admin@example.com", People.PASSWORD);
    }

    @AfterEach
    void lookAsBefore() {
        branding.change(_ -> ServerBranding.DEFAULTS);
    }

    @Test
    void standsInPlaceOfTheWordMark() {
        branding.change(before -> new ServerBranding("Duka & Co", null, null, before.theme(), null));

        var logo = upload();

        for (var page : new String[] {
            admin.open("/account").body(), new Browser(port).open("/login").body()
        }) {
            assertThat(page)
                    .contains("class=\"home-logo\" src=\"" + logo + "\" alt=\"Duka &amp; Co, home\"")
                    .doesNotContain("class=\"wordmark\"");
        }
        assertThat(admin.open(PAGE).body()).contains("The logo in use");
        assertThat(new Browser(port).open(logo).headers().firstValue("Content-Type"))
                .hasValue("image/png");
    }

    @Test
    void makesRoomForTheWordMarkWhenItIsRemoved() {
        var logo = upload();
        admin.open(PAGE);

        var answer = admin.submit(PAGE + "/logo/delete", Map.of());

        assertThat(answer.headers().firstValue("Location")).hasValue("/server/branding?saved=true");
        assertThat(admin.open(PAGE + "?saved=true").body())
                .contains("Saved.", "class=\"wordmark\"")
                .doesNotContain("home-logo", "logo/delete");
        assertThat(admin.open(logo).statusCode()).isEqualTo(404);
    }

    @Test
    void leavesNothingOfTheOneItReplaces() {
        var before = files();
        var first = upload();

        var second = upload();

        assertThat(second).isNotEqualTo(first);
        assertThat(admin.open(first).statusCode()).isEqualTo(404);
        assertThat(admin.open(second).statusCode()).isEqualTo(200);
        assertThat(files()).isEqualTo(before + 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void showsTheFormAgainForAFileThatWontDo(String name, byte[] content, String said) {
        var logo = upload();
        var before = files();
        admin.open(PAGE);

        var answer = admin.upload(PAGE + "/logo", name, content);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"file-error\"", said, logo);
        assertThat(files()).isEqualTo(before);
    }

    static Stream<Arguments> showsTheFormAgainForAFileThatWontDo() {
        var picture = Samples.picture("png");
        return Stream.of(
                Arguments.of("empty.png", new byte[0], "Choose a file"),
                Arguments.of("text.png", "just text".getBytes(StandardCharsets.UTF_8), "The logo must be"),
                Arguments.of("sheet.css", "p { color: red }".getBytes(StandardCharsets.UTF_8), "The logo must be"),
                Arguments.of("half.png", Arrays.copyOf(picture, 40), "The logo must be"),
                Arguments.of("wide.png", Samples.pixelBomb(30_000), "The logo must be"),
                Arguments.of("large.png", Samples.joined(picture, "x".repeat(1 << 20)), "The logo must be"),
                Arguments.of("../a.png", picture, "a plain name"));
    }

    @Test
    void isUploadedOnceWhenTheFormIsSentTwice() {
        var before = files();
        admin.open(PAGE);

        var first = admin.upload(PAGE + "/logo", "a.png", Samples.picture("png"));
        var second = admin.upload(PAGE + "/logo", "a.png", Samples.picture("png"));

        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"))
                .hasValue("/server/branding?saved=true");
        assertThat(files()).isEqualTo(before + 1);
    }

    @Test
    void staysWhenNameAndColoursAreSaved() {
        var logo = upload();
        admin.open(PAGE);

        admin.submit(PAGE, Map.of("serverName", "Duka", "mode", "NONE"));

        assertThat(admin.open("/account").body()).contains(logo, "· Duka");
    }

    @Test
    void givesWayToTheWordMarkOnceItsFileIsDeleted() {
        upload();
        var id = Objects.requireNonNull(branding.current().logo()).substring("fileid:".length());
        admin.open("/server/files/" + id + "/delete");
        admin.submit("/server/files/" + id + "/delete", Map.of());

        assertThat(admin.open("/account").body()).contains("class=\"wordmark\"").doesNotContain("home-logo");
        assertThat(upload()).startsWith("/LocalStorage/");
    }

    @Test
    void isForAdministrators() {
        people.person("worker@example.com");
        var worker = new Browser(port);
        worker.signIn("worker@example.com", People.PASSWORD);
        worker.open("/account");

        assertThat(worker.upload(PAGE + "/logo", "a.png", Samples.picture("png"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(branding.current().logo()).isNull();
    }

    /** {@return where it is shown then} */
    private String upload() {
        admin.open(PAGE);
        var answer = admin.upload(PAGE + "/logo", "logo.png", Samples.picture("png"));
        assertThat(answer.statusCode()).isEqualTo(302);
        var shown = Pattern.compile("class=\"home-logo\" src=\"([^\"]+)\"")
                .matcher(admin.open("/account").body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private long files() {
        return jdbc.sql("select count(*) from file").query(Long.class).single();
    }
}
